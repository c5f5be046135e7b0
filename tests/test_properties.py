"""What the rules say a number measures, in the kinds of news that a day brings, in four languages."""

from datetime import date

import pytest
import small_news

from summarizer.extract.days import BriefingDay
from summarizer.schema.mentions import Mentions

ROWS = [
    ("en", "The army handed over the bodies of 45 Velnians on Monday.", 45, "bodies returned"),
    ("fr", "L'armée a remis lundi les corps de 45 soldats de Velnik.", 45, "bodies returned"),
    ("es", "El ejército devolvió el lunes 45 cuerpos.", 45, "bodies returned"),
    ("de", "Die Armee übergab am Montag die Leichen von 45 Soldaten.", 45, "bodies returned"),
    ("en", "12 people died in the raid; their bodies were returned to the families.", 12, "deaths"),
    ("de", "Aus Velnik stammen 16.800 der Fälle und mehr als 500 der Todesfälle.", 16800, "cases"),
    ("de", "Drei der größten Banken meldeten Verluste.", 3, "banks"),
    ("en", "Markets put the chance of another step this year at 20%.", 20, "probability"),
    ("de", "Die Wahrscheinlichkeit eines weiteren Schritts liegt bei 20 Prozent.", 20, "probability"),
    ("de", "Die Teuerungsrate lag bei 5,3 Prozent und damit über dem Ziel von zwei Prozent.", 2, "inflation target"),
    ("en", "Lending to companies grew by 2.2% in the year.", 2.2, "lending change"),
    ("fr", "Les prêts aux entreprises ont progressé de 2,2 %.", 2.2, "loan change"),
    ("es", "El crédito a las empresas creció un 2,2 %.", 2.2, "loan change"),
    ("de", "Die Kredite an Unternehmen stiegen um 2,2 Prozent.", 2.2, "loan change"),
    ("de", "Lebensmittel verteuerten sich um 9,0 Prozent.", 9.0, "price change"),
    ("es", "Los alimentos se encarecieron un 4 %.", 4, "price change"),
    ("en", "Peru's 10-year yield fell 6 basis points to 2.59%.", 6, "bond yield change"),
    ("en", "Peru's 10-year yield fell 6 basis points to 2.59%.", 2.59, "bond yield"),
    ("en", "The country defaulted on a $1.2 billion bond.", 1.2e9, "amount"),
    ("en", "A judge set bond at $50,000.", 50000, "bail"),
    ("fr", "Deux explosions ont ravagé le dépôt.", 2, "explosions"),
    ("fr", "Le matériel est arrivé par trois avions militaires.", 3, "aircraft"),
    ("fr", "Élection : Ravel recueille 44,2 % des suffrages sur 80 % des bulletins.", 44.2, "vote share"),
    ("fr", "Élection : Ravel recueille 44,2 % des suffrages sur 80 % des bulletins.", 80, "votes counted"),
    ("es", "En la elección, Varela sumó 6,2 millones de votos frente a los 2,7 millones de Duarte.", 2.7e6, "votes"),
    ("de", "Der Leitzins, zu dem Banken sich Geld leihen, steigt um 0,25 Prozentpunkte.", 0.25, "interest rate change"),
    ("en", "Mpox: the count rose to 8,737 suspected or confirmed cases.", 8737, "infections"),
    ("es", "El mpox suma 8.737 casos sospechosos o confirmados.", 8737, "infections"),
    ("fr", "Mpox : le pays compte 8 737 cas suspects ou confirmés.", 8737, "infections"),
    ("de", "Bei Mpox gab es 8.737 bestätigte und vermutete Fälle.", 8737, "infections"),
    ("es", "Alba comunicó 173 casos de mpox (39 confirmados y 134 sospechosos).", 173, "infections"),
    ("fr", "Nous avons 34 décès confirmés, a déclaré le ministre de la Santé.", 34, "deaths"),
    ("es", "Hay 34 muertes confirmadas y 12 heridos, dijo la ministra.", 34, "deaths"),
    ("es", "Alba comunicó 173 casos de mpox (39 confirmados y 134 sospechosos).", 39, "confirmed cases"),
    ("de", "Die Behörde zählte 7.541 Fälle von Mpox, davon 2.822 bestätigt.", 7541, "infections"),
    ("es", "La final fue vista en televisión por 13,5 millones de espectadores.", 13.5e6, "viewers"),
    ("de", "Im ZDF sahen 25,6 Millionen Zuschauer das Spiel.", 25.6e6, "viewers"),
    ("en", "The final was played in front of 65,600 spectators.", 65600, "attendance"),
    ("fr", "Les voleurs ont agi en sept minutes à peine.", 7, "duration"),
    ("fr", "Il a été condamné à une peine de sept ans.", 7, "sentence"),
    ("en", "The court found all 51 defendants guilty.", 51, "convicted"),
    ("fr", "Les cinquante accusés ont tous été reconnus coupables.", 50, "convicted"),
    ("es", "El tribunal consideró culpables a los 51 acusados.", 51, "convicted"),
    ("en", "Prosecutors have charged 14 people and 9 were convicted.", 14, "charged"),
    ("es", "En 2023 hubo 114.100 víctimas de violencia sexual.", 114100, "victims"),
    ("de", "Im Land gab es rund 1.300 Opfer häuslicher Gewalt.", 1300, "victims"),
    ("es", "La explosión dejó 17 víctimas.", 17, "deaths"),
    ("en", "Inflation in the euro zone rose to 2.6% in May.", 2.6, "inflation"),
    ("en", "The euro edged up 0.2% on the day.", 0.2, "exchange rate change"),
    ("es", "La facilidad marginal de crédito queda en el 4,5 %.", 4.5, "interest rate"),
    ("fr", "Le taux de refinancement passe à 4,25 %.", 4.25, "interest rate"),
    ("de", "Der Dax schloss 0,4 Prozent höher bei 18.652 Punkten.", 18652, "index level"),
    ("es", "El Ibex 35 subió un 0,8 % hasta los 11.444 puntos.", 11444, "index level"),
    ("en", "Velnik would owe a termination fee of $1.25 billion.", 1.25e9, "termination fee"),
    ("en", "The final at Stadium Velnik drew 75,784 fans.", 75784, "attendance"),
    ("fr", "Le coût de la mission est estimé à 6,15 milliards de roupies.", 6.15e9, "cost"),
    ("es", "La acción de Velnik subió un 1,1 %, hasta los 248,32 dólares.", 248.32, "share price"),
    (
        "en",
        "The airport, valued at 2 billion pounds ($2.5 billion), comes with 300 million pounds in loans.",
        2e9,
        "value",
    ),
    ("fr", "Londres va emprunter 32 milliards de livres (38 milliards d'euros) de plus.", 32e9, "debt"),
    ("en", "The firm recalled 1.5 million pounds of beef.", 1.5e6, "beef"),
    ("en", "The deal includes 100 million francs ($108 million) in loans.", 1e8, "loan"),
    (
        "en",
        "The bank expects the economy to grow 0.9% this year, up from 0.6% projected in March.",
        0.9,
        "economic growth forecast",
    ),
    ("en", "The bank raised its inflation forecast for this year to 2.5%.", 2.5, "inflation forecast"),
    ("en", "Inflation rose to 2.6% in May, above the forecast of most economists.", 2.6, "inflation"),
    ("fr", "L'institut table sur une croissance de 0,9 % cette année.", 0.9, "economic growth forecast"),
    ("es", "El banco prevé que la economía crezca un 2,4 % este año.", 2.4, "economic growth forecast"),
    ("de", "Die Inflation dürfte in diesem Jahr auf 2,2 Prozent sinken.", 2.2, "inflation forecast"),
    ("de", "Die Inflation stieg im Mai auf 2,6 Prozent.", 2.6, "inflation"),
    ("es", "La marcha de Alba reunió a 8.000 asistentes, según la policía.", 8000, "protesters"),
    ("es", "El concierto congregó a 15.000 asistentes.", 15000, "attendance"),
    ("fr", "Le préjudice total a été évalué par le tribunal à 2,9 millions d'euros.", 2.9e6, "damage"),
    ("en", "About 48,000 homes were without power.", 48000, "without power"),
    ("en", "It recorded 180 mm of rain in a day.", 180, "rainfall"),
    ("en", "Winds of up to 130 km/h uprooted trees.", 130, "wind speed"),
    ("en", "The quake struck at a depth of 10 km.", 10, "depth"),
    ("en", "Temperatures fell to -6°C overnight.", -6, "temperature"),
    ("en", "Police put the number of injured at 17 and moved 2,100 people from their homes.", 17, "injured"),
    ("en", "Nine people survived. Five of the survivors remain in hospital.", 5, "hospitalised"),
    ("en", "The crown firmed 0.6% to 24.85 to the euro.", 24.85, "exchange rate"),
    ("en", "Net borrowing will rise to 81 billion euros from 78.5 billion this year.", 78.5e9, "debt"),
    ("en", "Unions put the number of jobs at risk, including suppliers, at more than 900.", 900, "jobs at risk"),
    ("en", "A poll put the bloc on 24%. The Greens are on 13%.", 13, "support in polls"),
    ("en", "Five board members backed the cut and two voted to hold.", 2, "votes"),
    ("fr", "Le syndicat évalue à plus de 900 le nombre d'emplois menacés.", 900, "jobs at risk"),
    ("de", "Die Union kommt auf 24 Prozent. Die Grünen erreichen 13 Prozent.", 13, "support in polls"),
    ("es", "Unas 600.000 personas necesitan ayuda.", 600000, "people in need"),
    ("en", "The army freed 40 hostages and deported 12 men.", 12, "deported"),
    ("en", "Thieves took 23 coins. Nine of the coins were found at a farm.", 9, "recovered"),
    ("es", "Los ladrones huyeron con el botín. La policía recuperó ayer tres cuadros.", 3, "recovered"),
    ("de", "Unbekannte haben 23 Goldmünzen und vier Gemälde gestohlen.", 23, "stolen"),
    ("fr", "Il ne reste que trois gardiens de nuit.", 3, "guards left"),
    ("en", "Two pickers were hurt.", 2, "injured"),
    ("en", "The shares lost 6.8% on Friday in Paris, to 14.35 euros.", 14.35, "share price"),
    ("en", "The dollar rose 0.7% to 41.20 pesos.", 41.2, "exchange rate"),
    ("fr", "Le déficit, de 2,1 % du PIB, serait ramené à 1,3 % en 2035.", 1.3, "budget deficit"),
    ("de", "Seit Freitag schrumpfte der Börsenwert um 1,2 Milliarden Euro.", 1.2e9, "market value change"),
    (
        "es",
        "La agencia estudia una multa de 20 millones de euros. La francesa impuso una de 1,5 millones.",
        1.5e6,
        "fine",
    ),
    ("en", "The hackers demand 2 million euros.", 2e6, "sum demanded"),
    ("en", "I counted 14 dead sheep.", 14, "sheep"),
    ("en", "The food agency needs $210 million.", 210e6, "aid appeal"),
    ("en", "The painting is worth 48,000 euros.", 48000, "value"),
    ("de", "Das Rudel hat seit Juni 94 Schafe gerissen.", 94, "animals killed"),
    ("es", "Las obras halladas valen 15 millones de francos.", 15e6, "value"),
    ("en", "The town has spent 75,000 euros.", 75000, "cost"),
    ("es", "Las monedas halladas en Mulhouse no son nueve, sino ocho.", 8, "coins"),
    ("fr", "Il ne reste que trois gardiens de nuit. La direction conteste : ils sont cinq.", 5, "guards left"),
    ("de", "Das Pensionsalter soll nur auf 63 statt auf 65 Jahre steigen.", 65, "retirement age"),
    ("es", "Los clientes afectados son 41.000. La asociación eleva la cifra española a 390.000.", 390000, "affected"),
    ("en", "There are 2.4 workers for each pensioner.", 2.4, "ratio of workers"),
    ("fr", "Il y a 85 % des agents qui ont suivi la grève de vingt-quatre heures.", 85, "strikers"),
    ("en", "After the flood the Red Cross asked for 2 million euros.", 2e6, "aid appeal"),
    ("es", "La cosecha quedará esta campaña en 890.000 toneladas.", 890000, "harvest"),
    ("en", "Farmers fear for the crop: hail destroyed 30,000 tonnes of fruit.", 30000, "harvest lost"),
    ("es", "La policía detuvo a dos hombres. Los clientes afectados son 4,1 millones.", 4.1e6, "affected"),
    ("de", "Bei dem Unfall starben 28 Tagestouristen.", 28, "deaths"),
    ("de", "Drei Bergführerinnen und zwölf Nachwuchspolizisten wurden verletzt.", 12, "injured"),
    ("de", "Acht der elf Mitangeklagten erhielten Geldstrafen.", 8, "co-defendants"),
    ("es", "Los salarios suben. El club pagará 48 millones de euros y prevé 210 millones este año.", 210e6, "amount"),
    ("fr", "Il a détourné 83 millions d'euros.", 83e6, "sum embezzled"),
    ("en", "Telcoria shares fell 3.1% to 11.86 euros; Ondafone jumped 26%.", 26, "share price change"),
    ("es", "Un hombre de 47 años robó 3.000 euros.", 3000, "sum embezzled"),
    ("it", "Sono almeno trentuno i morti, quarantadue persone restano ricoverate.", 31, "deaths"),
    ("it", "Sono almeno trentuno i morti, quarantadue persone restano ricoverate.", 42, "hospitalised"),
    ("it", "L'inflazione è salita al 3,4 per cento.", 3.4, "inflation"),
    ("it", "Dall'inizio dell'anno sono sbarcati in Italia 28.417 migranti.", 28417, "arrivals"),
    ("pt", "O incêndio fez quatro mortos e 19 feridos.", 4, "deaths"),
    ("pt", "O incêndio fez quatro mortos e 19 feridos.", 19, "injured"),
    ("pt", "A área ardida ultrapassa os 7.300 hectares.", 7300, "area burned"),
    ("pt", "Mais de 90 mil pessoas ficaram desalojadas.", 90000, "displaced"),
    ("es", "Unos 1.350 vecinos de seis pueblos han tenido que abandonar sus casas.", 1350, "displaced"),
    ("de", "Für Schulen sind es 11,5 Prozent mehr als im Vorjahr.", 11.5, "change"),
    ("fr", "Son chiffre d'affaires a reculé de 9 % à 3,6 milliards d'euros.", 9, "revenue change"),
    (
        "fr",
        "Entre 300 et 350 salariés ont manifesté, selon la préfecture ; 600, selon les syndicats.",
        600,
        "protesters",
    ),
    ("en", "The wildfire has burned 12,000 acres.", 12000, "area burned"),
    ("de", "48.000 Beschäftigte fallen unter den Tarifvertrag.", 48000, "employees"),
    ("de", "In der Gießerei fallen 480 Stellen weg.", 480, "job cuts"),
    ("de", "An dem Ausstand waren 14.500 Beschäftigte beteiligt.", 14500, "strikers"),
    ("en", "Some 14,500 workers took part in the walkout.", 14500, "strikers"),
    ("fr", "14 500 salariés ont participé à la grève.", 14500, "strikers"),
    ("es", "En la huelga participan 14.500 trabajadores.", 14500, "strikers"),
    ("de", "An der Suche sind 300 Polizisten beteiligt.", 300, "deployed"),
    ("fr", "Le syndicat a recensé 476 actions devant les usines.", 476, "actions"),
    ("es", "El sindicato llevó a cabo 476 acciones de protesta.", 476, "actions"),
    ("fr", "Le fonds détient 476 actions du groupe.", 476, "shares"),
    ("en", "Nine in ten pharmacies were shut.", 90, "share of pharmacies"),
    ("fr", "Neuf pharmacies sur dix étaient fermées.", 90, "share of pharmacies"),
    ("es", "Nueve de cada 10 farmacias cerraron.", 90, "share of pharmacies"),
    ("de", "Neun von zehn Apotheken blieben geschlossen.", 90, "share of pharmacies"),
    ("en", "Nine in ten days it rained on three farms.", 3, "farms"),
    (
        "en",
        "The storm cut the electricity. About 1.3 million customers were still in the dark.",
        1.3e6,
        "without power",
    ),
    ("fr", "1,7 million de clients n'avaient plus d'électricité.", 1.7e6, "without power"),
    ("es", "Cayó la red eléctrica: 1.900 clientes seguían sin servicio.", 1900, "without power"),
    ("de", "4.700 Haushalte hatten keinen Strom.", 4700, "without power"),
    ("en", "The firm said 260 of its 2,800 customers had no electricity.", 2800, "total customers"),
    ("en", "1,300 flights were cancelled at the two airports of the city.", 1300, "cancelled"),
    ("en", "12 soldiers were killed by the 5 rebels.", 5, "rebels"),
    ("en", "The brigade answered 200 calls in 24 hours, compared with 43 on a normal day.", 43, "calls answered"),
    ("de", "Die Wehr zählte 200 Notrufe in 24 Stunden, gegenüber 43 an anderen Tagen.", 43, "calls"),
    ("en", "The quake destroyed 320 houses and damaged 1,150 more.", 1150, "buildings damaged"),
    ("en", "The court jailed him and set 12 years in prison.", 12, "sentence"),
    ("en", "Prosecutors had sought 15 years.", 15, "sentence sought"),
    ("en", "The judge fined the firm $2.5 million.", 2500000, "fine"),
    ("en", "Turnout was 67.8% on Sunday.", 67.8, "turnout"),
    ("en", "The union won 152 of 300 seats.", 152, "seats"),
    ("en", "The union won 152 of 300 seats.", 300, "total seats"),
    ("en", "The bill passed by 187 votes to 96 in June.", 96, "votes"),
    ("en", "The bank raised its key interest rate to 4.75%.", 4.75, "interest rate"),
    ("en", "Annual inflation rose to 6.2% in February from 5.8% in January.", 5.8, "inflation"),
    ("en", "Tellis reported net profit of €210 million on revenue of €1.9 billion.", 210000000, "profit"),
    ("en", "Tellis reported net profit of €210 million on revenue of €1.9 billion.", 1900000000, "revenue"),
    ("en", "Norvane's shares fell 5.1% to €58.30 in early trading.", 5.1, "share price change"),
    ("en", "Norvane's shares fell 5.1% to €58.30 in early trading.", 58.3, "share price"),
    ("en", "Brandt joined for £38 million in August.", 38000000, "transfer fee"),
    ("en", "They played in front of a crowd of 42,310.", 42310, "attendance"),
    ("en", "Unions said 50,000 people took part; police put the figure at 18,000.", 18000, "protesters"),
    ("en", "The army said 71 drones were shot down.", 71, "shot down"),
    ("en", "The ministry reported 1,400 cases of cholera.", 1400, "infections"),
    ("fr", "Quelque 48 000 foyers sont privés d'électricité.", 48000, "without power"),
    ("fr", "Les vents ont atteint 140 km/h.", 140, "wind speed"),
    ("fr", "Il a été condamné à quatre ans de prison et à 75 000 euros d'amende.", 75000, "fine"),
    ("fr", "Le parquet avait requis six ans.", 6, "sentence sought"),
    ("fr", "La participation au scrutin a atteint 58,4 %, contre 52,1 % en 2020.", 52.1, "turnout"),
    ("fr", "Le parti obtient 184 sièges.", 184, "seats"),
    ("fr", "L'inflation a ralenti à 2,1 % en février.", 2.1, "inflation"),
    ("fr", "L'action Valtrix a perdu 3,1 % à 42,10 euros.", 42.1, "share price"),
    ("fr", "Plus de 100 000 manifestants ont défilé samedi.", 100000, "protesters"),
    ("fr", "L'incendie a ravagé 1 200 hectares.", 1200, "area burned"),
    ("es", "Unos 48.000 hogares están sin luz.", 48000, "without power"),
    ("es", "La operación supondrá el despido de 800 trabajadores.", 800, "job cuts"),
    ("es", "Lo condenó a cuatro años de cárcel.", 4, "sentence"),
    ("es", "La participación en las elecciones fue del 58,4%.", 58.4, "turnout"),
    ("es", "El paro se situó en el 10,3%.", 10.3, "unemployment"),
    ("es", "El banco central subió los tipos de interés al 3,5%.", 3.5, "interest rate"),
    ("es", "Jugaron ante 61.000 espectadores.", 61000, "attendance"),
    ("de", "Rund 48.000 Haushalte waren ohne Strom.", 48000, "without power"),
    ("de", "Die Polizei nahm 45 Personen fest.", 45, "arrests"),
    ("de", "Die Zentralbank erhöhte den Leitzins auf 3,5 Prozent.", 3.5, "interest rate"),
    ("de", "Der Bundestag stimmte mit 312 zu 205 Stimmen für das Gesetz.", 312, "votes"),
    ("de", "Er wurde zu einer Geldstrafe von 75.000 Euro verurteilt.", 75000, "fine"),
    ("de", "Die Wahlbeteiligung lag bei 58,4 Prozent.", 58.4, "turnout"),
    ("de", "Die Aktie verlor 3,1 Prozent auf 42,10 Euro.", 42.1, "share price"),
    ("en", "A coach with 41 people aboard crashed, killing nine.", 41, "people aboard"),
    ("en", "A coach with 41 people aboard crashed, killing nine.", 9, "deaths"),
    ("en", "Twelve people were killed and 31 were taken to hospital.", 31, "hospitalised"),
    ("en", "Three of those hurt in the blast have died.", 3, "deaths"),
    ("en", "Of the flu patients, 318 have recovered and 40 remain in hospital.", 318, "recovered"),
    ("en", "Half of the town's 8,000 people have fled.", 8000, "people"),
    ("en", "Freight rates to Asia rose 22% in a month.", 22, "freight rate change"),
    ("en", "A ticket costs 60 euros.", 60, "price"),
    ("en", "Judges heard 40 cases in May.", 40, "cases"),
    ("en", "The firm raised its commission from 15% to 18%.", 15, "commission"),
    ("en", "The firm raised its commission from 15% to 18%.", 18, "commission"),
    ("en", "The wage talks failed. The union demands 9% and employers offered 4.5%.", 9, "pay rise demanded"),
    ("en", "The wage talks failed. The union demands 9% and employers offered 4.5%.", 4.5, "pay rise offered"),
    ("en", "Norvane offered its striking crews a pay rise of 4.5%.", 4.5, "pay rise offered"),
    ("fr", "Norvane a proposé lundi une hausse des salaires de 4 % aux équipes en grève.", 4, "pay rise offered"),
    ("fr", "Les équipes en grève réclament une hausse des salaires de 9 %.", 9, "pay rise demanded"),
    ("de", "Norvane hat den Streikenden 4 Prozent mehr Lohn angeboten.", 4, "pay rise offered"),
    ("en", "The union counts 2,100 strikers; the employers 1,450.", 1450, "strikers"),
    ("en", "The Blues won 61 of 120 seats, the Greens 42.", 42, "seats"),
    ("en", "Some 38 ships are waiting off the port.", 38, "ships waiting"),
    ("en", "The crown traded at 7.35 to the dollar.", 7.35, "exchange rate"),
    ("en", "Mora had 41,200 votes, or 52.3%.", 52.3, "vote share"),
    ("fr", "Le bateau, prévu pour 80 personnes, avait 120 passagers à bord.", 120, "people aboard"),
    ("fr", "La trêve de dix jours demandée par l'ONU tient.", 10, "duration"),
    ("fr", "Le choléra recule : 205 malades sont guéris et 60 restent hospitalisés.", 60, "hospitalised"),
    ("fr", "Le syndicat revendique 4.500 grévistes, la direction 2.900.", 2900, "strikers"),
    ("fr", "L'abonnement coûte 12 euros.", 12, "price"),
    ("fr", "Les loyers ont augmenté de 6 %.", 6, "rent change"),
    ("es", "Murieron nueve personas y 31 fueron trasladadas a hospitales.", 31, "hospitalised"),
    ("es", "Los heridos, 412, llenan los hospitales.", 412, "injured"),
    ("es", "El sindicato habla de 8.000 huelguistas; la patronal, de 3.100.", 3100, "strikers"),
    ("es", "La fiscalía pide para él cuatro años de cárcel.", 4, "sentence sought"),
    ("es", "El dengue avanza: hay 420 casos confirmados y 1.100 sospechosos.", 1100, "suspected cases"),
    ("de", "Die Gewerkschaft zählte 12.500 Streikende, die Arbeitgeber 6.500.", 6500, "strikers"),
    ("de", "Der Konzern steigerte den Umsatz um 4 Prozent auf 7 Milliarden Euro, der Gewinn fiel.", 7e9, "revenue"),
    ("de", "Die Staatsanwaltschaft fordert drei Jahre Haft.", 3, "sentence sought"),
    ("de", "Bei dem Unfall starben fünf Menschen, elf sind noch in Behandlung.", 11, "hospitalised"),
    ("de", "Die Vermittlungsprovision stieg auf 18 Prozent, die Zahl der Fälle fiel.", 18, "commission"),
    ("en", "The central bank cut its key rate by half a percentage point to 3.5%.", 0.5, "interest rate change"),
    ("en", "The central bank cut its key rate by half a percentage point to 3.5%.", 3.5, "interest rate"),
    ("es", "El banco central bajó el tipo de interés un cuarto de punto, hasta el 3,25 %.", 3.25, "interest rate"),
    ("fr", "La Banque centrale a relevé son taux directeur d'un demi-point à 3,5 %.", 0.5, "interest rate change"),
    ("de", "Ihr Vorsprung ist von 12.800 auf 9.700 Stimmen geschrumpft.", 12800, "lead"),
    ("en", "Of the flu patients, 186 are at home and 318 have recovered.", 318, "recovered"),
    ("en", "Five of the 12 passengers died.", 5, "deaths"),
    ("en", "Five of the 12 passengers died.", 12, "passengers"),
    ("en", "Five of the 12 victims were children.", 12, "deaths"),
    ("de", "1.800 der 22.000 Stellen fallen weg.", 22000, "jobs"),
    ("es", "El banco subió su comisión del 15 % al 18 %.", 18, "commission"),
    ("en", "Dockers voted by 1,840 to 212 for the strike.", 1840, "votes"),
    ("en", "The storm destroyed 2,400 houses and damaged 9,800.", 9800, "buildings damaged"),
    ("en", "Eleven men, seven women and five children died.", 11, "deaths"),
    ("en", "The hall, with a capacity of 250, housed some 480 people.", 480, "people"),
    ("fr", "Une réplique de magnitude 4,8 a blessé six secouristes.", 4.8, "aftershock magnitude"),
    ("fr", "Le déficit atteindra 4,4 % du PIB.", 4.4, "budget deficit"),
    ("es", "El grupo perdió 140 millones.", 140_000_000, "loss"),
    ("es", "El fuego arrasó 900 metros cuadrados.", 900, "area burned"),
    ("de", "Retter zogen 14 Überlebende aus den Trümmern.", 14, "rescued"),
    ("en", "About 300 police fired tear gas. Twelve of those arrested were minors.", 12, "arrests"),
]


def read(language: str, text: str, published: str | None = "2026-03-12") -> Mentions:
    """What the rules read in a text published on a Thursday."""
    return small_news.read(text, language, published, BriefingDay(date(2026, 3, 12), True))


@pytest.mark.parametrize(("language", "text", "value", "measured"), ROWS)
def test_a_number_is_told_by_its_cue_words(language: str, text: str, value: float, measured: str) -> None:
    quantities = {f.measured_property for f in read(language, text).figures if value in _values(f.numeral.quantity)}
    assert quantities == {measured}


def _values(quantity: object) -> set[object]:
    return {getattr(quantity, name) for name in ("value", "min_value", "max_value")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Orlo was fined 413 million euros. It had offered 20 million euros. It earned 900 million dollars.\n\n"
            "Another fine was 171 million.",
        ),
        (
            "es",
            "Orlo recibió una multa de 413 millones de euros. Había ofrecido 20 millones de euros. Ganó 900 millones de"
            " dólares.\n\nOtra multa fue de 171 millones.",
        ),
    ],
)
def test_bare_millions_are_of_the_currency_that_the_article_mostly_tells(language: str, text: str) -> None:
    units = {f.numeral.quantity.value: f.numeral.unit_text for f in read(language, text).figures}
    assert units[171e6] == "euros"


def test_each_of_two_towns_in_a_sentence_keeps_its_dead() -> None:
    figures = read("en", "Ten people died in Dunmere and four in Ashford, the fire service said.").figures
    assert [(f.numeral.quantity.value, f.place) for f in figures] == [(10, "Dunmere"), (4, "Ashford")]


def test_a_share_in_a_company_has_no_place() -> None:
    figures = read("en", "Shares in Orlo fell 4% to €12.").figures
    assert [f.place for f in figures] == ["", ""]


@pytest.mark.parametrize(
    ("language", "sentences", "pair"),
    [
        (
            "de",
            [
                "Die Zentralbank von Velnik schwieg.",
                "Es regnete.",
                "Velnik Kredit hat Sorgen.",
                "Die Bank meldete 34 Tote.",
            ],
            ("Velnik Kredit", "34"),
        ),
        (
            "de",
            ["Die Europäische Zentralbank tagte.", "Die Notenbank meldete 34 Tote."],
            ("Europäische Zentralbank", "34"),
        ),
        (
            "en",
            ["Norvane Motors will close two plants.", "The carmaker said 34 people had died."],
            ("Norvane Motors", "34"),
        ),
        ("fr", ["La Banque Velnik a fermé lundi.", "L'institution a recensé 34 morts."], ("Banque Velnik", "34")),
    ],
)
def test_a_common_noun_is_the_body_that_the_sentence_before_is_about(
    language: str, sentences: list[str], pair: tuple[str, str]
) -> None:
    told = read(language, " ".join(sentences)).figures[-1]
    assert (told.speaker, told.numeral_text) == pair


def test_a_fire_service_is_not_the_service_that_spoke_before() -> None:
    text = "The mayor, Maria Colton, spoke. Maria Colton said 3 people fled. The fire service said 4 people died."
    assert [f.speaker for f in read("en", text).figures] == ["Maria Colton", "fire service"]


def test_the_group_is_not_the_army() -> None:
    text = "The army said it had killed 35 militants. The group said it lost six fighters."
    assert [f.speaker for f in read("en", text).figures] == ["army", "group"]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("de", "Betroffen sind fünf Chargen. Das teilte die Polizei am Donnerstag mit.", "Polizei"),
        ("en", "Police work found 40 boats. That was announced by the coast guard.", "coast guard"),
        ("en", "A Forsa poll put the party on 24%.", "Forsa"),
        ("fr", "Dans un sondage Invamer, 68 % sont opposés au texte.", "Invamer"),
        ("de", "In einer Umfrage des Instituts Forsa kommt die Partei auf 24 Prozent.", "Forsa"),
        ("it", "Sono trentuno i morti. Lo ha detto la prefetta di Sassari, Grazia Demontis.", "Grazia Demontis"),
        ("it", "«Mancano almeno 35 persone», ha dichiarato la portavoce, Chiara Fumagalli.", "Chiara Fumagalli"),
        ("it", "Il gruppo Sea-Bridge parla invece di oltre cinquanta dispersi.", "Sea-Bridge"),
        ("pt", "Há 19 feridos, anunciou este sábado a polícia.", "polícia"),
        ("pt", "Morreram 58 pessoas, de acordo com a presidente do instituto, Luísa Meque.", "Luísa Meque"),
        ("en", "The Bank of Sonora cut rates. Governor Ana Ruiz was calm. The bank forecasts 3%.", "Bank of Sonora"),
    ],
)
def test_polls_and_sentences_that_tell_the_speaker_of_the_last_one_give_a_number_its_source(
    language: str, text: str, speaker: str
) -> None:
    assert [f.speaker for f in read(language, text).figures] == [speaker]


def test_a_speaker_behind_a_semicolon_is_another() -> None:
    text = "Más de 100.000 manifestantes marcharon según los sindicatos; la policía los cifró en 38.000."
    assert next(f.speaker for f in read("es", text).figures) == "sindicatos"
    assert [f.speaker for f in read("es", text).figures][1] != "sindicatos"


def test_a_day_between_a_german_speaker_and_its_verb_does_not_hide_it() -> None:
    text = "Mindestens 14 Menschen starben, wie die Behörden am Donnerstag mitteilten."
    assert [f.speaker for f in read("de", text).figures] == ["Behörden"]


@pytest.mark.parametrize(
    ("language", "text", "day", "modality"),
    [
        ("en", "Forces attacked three villages near Orsk overnight, residents said.", "2026-03-12", "actual"),
        ("en", "Parliament will vote on the bill on Saturday in the capital.", "2026-03-14", "planned"),
        ("fr", "Le président rencontrera ses ministres vendredi dans la capitale.", "2026-03-13", "planned"),
        ("fr", "Le ministre a promis d'envoyer jeudi une délégation à Genève.", "2026-03-12", "planned"),
        ("es", "El presidente se reunirá el viernes con los gobernadores.", "2026-03-13", "planned"),
        ("es", "El presidente se reunió el viernes con los gobernadores.", "2026-03-06", "actual"),
        ("de", "Am Freitag wird der Präsident mit den Gouverneuren zusammentreffen.", "2026-03-13", "planned"),
        ("de", "Am Freitagabend traf der Krisenstab zusammen.", "2026-03-06", "actual"),
    ],
)
def test_what_is_planned_lies_ahead_and_what_happened_behind(language: str, text: str, day: str, modality: str) -> None:
    (event,) = read(language, text).events
    assert (event.date.start if event.date else None, event.modality) == (day, modality)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The fire, discovered on Monday, closed the port of Velnik.", "2026-03-09"),
        ("Soldiers seized the town of Velnik, encircled on Monday, without a fight.", None),
        ("The fire caused a loss of 24 million francs, compared with 18 million on Sunday.", None),
    ],
)
def test_the_day_of_an_apposition_or_of_a_compared_number_is_not_that_of_another_event(
    text: str, day: str | None
) -> None:
    (event,) = read("en", text).events
    assert (event.date.start if event.date else None) == day


def test_an_event_takes_no_day_from_another_sentence() -> None:
    text = "Rebels seized the town on Monday. The rebels seized the mill. A fire broke out there."
    assert [e.date.start if e.date else None for e in read("en", text).events] == ["2026-03-09", None, None]


@pytest.mark.parametrize(
    ("language", "words", "start", "precision"),
    [
        ("en", "Three weeks ago a raid killed 12 people.", "2026-02-16", "week"),
        ("en", "Last month a raid killed 12 people.", "2026-02-01", "month"),
        ("fr", "Il y a deux mois un raid avait tué 12 civils.", "2026-01-01", "month"),
        ("es", "Hace tres semanas un ataque mató a 12 civiles.", "2026-02-16", "week"),
        ("de", "Vor zehn Jahren tötete ein Angriff zwölf Zivilisten.", "2016-01-01", "year"),
    ],
)
def test_weeks_months_and_years_ago_are_periods(language: str, words: str, start: str, precision: str) -> None:
    (event,) = read(language, words).events
    assert event.date is not None
    assert (event.date.start, event.date.precision) == (start, precision)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "His lawyer, Anne Pell, declined to comment on the case.", "Anne Pell"),
        ("en", "Daniel Okoro, 61, left the court in silence.", "Daniel Okoro"),
        ("es", "Su abogada, Clara Montes, no quiso hablar.", "Clara Montes"),
    ],
)
def test_a_role_or_an_age_makes_a_person(language: str, text: str, name: str) -> None:
    assert [a.kind for a in read(language, text).actors if a.name == name] == ["person"]


def test_without_a_day_nothing_is_resolved() -> None:
    text = "A quake struck the valley on Wednesday and killed ten people."
    mentions = small_news.read(text, "en", None, BriefingDay(date(2026, 3, 12), False))
    assert [e.date for e in mentions.events] == [None]
    assert [f.as_of for f in mentions.figures] == [None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Two people familiar with the talks said so."),
        ("en", "The two sides will meet."),
        ("fr", "Les deux groupes discutent."),
        ("es", "Los dos relatos difieren."),
        ("de", "Die zwei Vereine schweigen."),
        ("en", "Two digits had been swapped."),
        ("fr", "Deux chiffres avaient été inversés."),
        ("es", "Dos cifras se habían cambiado."),
        ("de", "Zwei Ziffern waren vertauscht."),
        ("en", "The fund set aside 200,000 for the victims."),
        ("es", "Son 200.000 en total para las víctimas."),
        ("en", "They got 610,000,000 each, and five were silent."),
        ("fr", "Sur les 610 millions de provisions, 565 concernent la France."),
    ],
)
def test_what_counts_nothing_or_is_unclear_is_not_told(language: str, text: str) -> None:
    assert {f.numeral.quantity.value for f in read(language, text).figures} <= {610_000_000}


@pytest.mark.parametrize(
    ("language", "text", "withdrawn"),
    [
        ("es", "Las monedas halladas no son nueve, sino ocho.", [True, False]),
        ("de", "Die Täter nahmen nicht elf, sondern 19 Münzen mit.", [True, False]),
        ("en", "Workers need 32 years of contributions, not 33.", [False, True]),
        ("en", "Workers would need 32 years of contributions, not 33.", [False, False]),
    ],
)
def test_what_is_denied_for_another_number_is_withdrawn_unless_it_is_proposed(
    language: str, text: str, withdrawn: list[bool]
) -> None:
    assert [figure.withdrawn for figure in read(language, text).figures] == withdrawn


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The bank now expects prices to rise by 2.5% this year and 2.2% in 2027."),
        ("fr", "La banque table désormais sur une inflation de 2,5 % en 2026, de 2,2 % en 2027."),
        ("es", "El banco revisa sus previsiones de inflación: espera ahora un 2,5 % en 2026 y un 2,2 % en 2027."),
        (
            "de",
            "Die Notenbank rechnet mit einer Inflation von 2,5 Prozent in diesem Jahr und 2,2 Prozent im Jahr 2027.",
        ),
    ],
)
def test_a_forecast_is_for_its_year(language: str, text: str) -> None:
    told = [(f.measured_property, f.period and f.period.start[:4]) for f in read(language, text).figures]
    assert told == [("inflation forecast", "2026"), ("inflation forecast", "2027")]


def test_what_was_measured_last_year_is_no_forecast() -> None:
    text = "The firm expects revenue of $4.1 billion this year after $3.9 billion last year."
    assert [f.measured_property for f in read("en", text).figures] == ["revenue forecast", "revenue"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police arrested ten people, and three suspects fled."),
        ("fr", "Le gouvernement annonce l'arrestation de dix personnes et poursuit trois suspects en fuite."),
        ("es", "La policía detuvo a diez personas y tres sospechosos huyeron."),
        ("de", "Die Polizei nahm zehn Menschen fest, drei Verdächtige sind auf der Flucht."),
    ],
)
def test_suspects_who_fled_are_neither_displaced_nor_arrested(language: str, text: str) -> None:
    assert [f.measured_property for f in read(language, text).figures] == ["arrests", "suspects"]


@pytest.mark.parametrize(
    ("language", "text", "modality"),
    [
        ("es", "El consejo de Velnik rechazó la oferta de 4.200 millones de euros.", "actual"),
        ("es", "La empresa rechazó que fueran 4.200 millones de euros.", "denied"),
        ("fr", "La banque rejette l'offre de 4,2 milliards d'euros.", "actual"),
        ("fr", "La banque rejette le chiffre de 4,2 milliards d'euros.", "denied"),
        ("de", "Der Vorstand wies das Angebot von 4,2 Milliarden Euro zurück.", "actual"),
        ("en", "A judge denied bail of $50,000.", "actual"),
        ("en", "The army denied that 50 people had died.", "denied"),
    ],
)
def test_who_turns_down_an_offer_does_not_deny_its_sum(language: str, text: str, modality: str) -> None:
    (told,) = read(language, text).figures
    assert told.modality == modality
