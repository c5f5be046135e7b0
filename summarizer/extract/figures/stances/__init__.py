"""What a text makes of a number: denied, only possible, planned, or taken back; each way a row of one table."""
