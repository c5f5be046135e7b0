"""A process of its own that carries requests to the server and keeps the answers, whatever becomes of the run.

What is on the wire is paid for whether or not anybody is left to read the answer. So the run (`transport`) hands its
requests to a courier (`__main__`) over a socket, one line of JSON each; the courier has each answer on disk before it
hands it back. Where the run is killed, the courier brings home what is under way, and ends. Meanwhile it holds the
leases of those questions, so that a run which is started again waits for the answers instead of asking anew.
"""
