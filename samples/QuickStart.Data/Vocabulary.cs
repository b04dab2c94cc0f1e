namespace QuickStart.Data;

/// <summary>What the made-up leads are made of. Domains end in .example and phone numbers come from ranges kept for fiction.</summary>
internal static class Vocabulary
{
    public static readonly string[] CompanyStems =
    [
        "Alder", "Birchway", "Brightfall", "Calder", "Copperfield", "Corvane", "Dunmoor", "Eastgate", "Elmstead", "Fairholt", "Fenwick", "Glenrow", "Halden",
        "Harrowby", "Ironbridge", "Kestrel", "Larkhill", "Lindqvist", "Marlow", "Meridian", "Northbeck", "Norvik", "Oakhurst", "Orrin", "Pinecrest", "Quayside",
        "Ravensworth", "Redmere", "Saltmarsh", "Silverton", "Stonebrook", "Tamarind", "Thornbury", "Umberfield", "Vantor", "Wexcombe", "Whitmore", "Yarrow", "Zellwood",
    ];

    /// <summary>Industries, how common each is, and what their companies are called.</summary>
    public static readonly ((string Name, string[] Suffixes) Item, int Weight)[] Industries =
    [
        (("logistics", ["Logistics", "Freight", "Haulage"]), 22),
        (("field service", ["Facilities", "Lift Service", "Cooling"]), 14),
        (("wholesale", ["Supply", "Trading", "Wholesale"]), 14),
        (("construction", ["Construction", "Builders", "Scaffolding"]), 12),
        (("food", ["Foods", "Dairy", "Bakeries"]), 12),
        (("retail", ["Stores", "Home", "Outfitters"]), 10),
        (("software", ["Systems", "Software", "Labs"]), 8),
        (("public sector", ["Borough Council", "Water Board", "Transit"]), 8),
    ];

    /// <summary>How many people companies employ.</summary>
    public static readonly ((int Least, int Most) Item, int Weight)[] Sizes = [((1, 9), 18), ((10, 50), 36), ((51, 250), 31), ((251, 4000), 15)];

    public static readonly (string Item, int Weight)[] JobTitles =
    [
        ("Fleet Manager", 18), ("Operations Manager", 16), ("Head of Logistics", 12), ("Operations Director", 10), ("Managing Director", 8), ("Owner", 8),
        ("Chief Operating Officer", 5), ("Dispatcher", 10), ("Purchasing Manager", 7), ("Driver", 3), ("Student", 3),
    ];

    public static readonly (string Item, int Weight)[] Sources = [("search", 30), ("webinar", 15), ("referral", 12), ("trade fair", 10), ("advert", 20), ("partner", 8), ("import", 5)];

    public static readonly string[] Campaigns = ["route-check", "autumn-fair", "fuel-price", "winter-tyres"];

    public static readonly string[] Tools = ["spreadsheet", "whiteboard", "RouteWise", "FleetBoard Pro"];

    public static readonly string[] Owners = ["ana", "bo", "chidi", "dara"];

    public static readonly Country[] Countries =
    [
        new("GB", "en", "GBP", "Europe/London", "+44 20 7946 0{0:000}", ["Amy Carter", "Daniel Whitby", "Grace Holloway", "Imran Sethi", "Jack Penrose", "Nadia Rowe", "Owen Price", "Zoe Marchant"],
            [("Leeds", "GB-LDS", "LS1 4AP"), ("Bristol", "GB-BST", "BS1 5TR"), ("Manchester", "GB-MAN", "M1 2WD"), ("London", "GB-LND", "SE1 9GF")]),
        new("US", "en", "USD", "America/Chicago", "+1 312 555 0{0:000}", ["Angela Ruiz", "Brian Kowalski", "Denise Okafor", "Ethan Moore", "Kayla Brooks", "Luis Ortega", "Priya Nair", "Scott Lindgren"],
            [("Chicago", "US-IL", "60607"), ("Dallas", "US-TX", "75201"), ("Columbus", "US-OH", "43215"), ("Denver", "US-CO", "80202")]),
        new("DE", "de", "EUR", "Europe/Berlin", "+49 30 23125 {0:000}", ["Anja Krüger", "Bernd Hofmann", "Jürgen Weiß", "Katrin Vogel", "Leyla Demir", "Matthias Brandt", "Sabine Lorenz", "Tobias Engel"],
            [("Berlin", "DE-BE", "10115"), ("Hamburg", "DE-HH", "20095"), ("Köln", "DE-NW", "50667"), ("München", "DE-BY", "80331")]),
        new("FR", "fr", "EUR", "Europe/Paris", "+33 1 99 00 0{0:000}", ["Amélie Laurent", "Bastien Moreau", "Chloé Garnier", "Élodie Petit", "Hugo Lefèvre", "Karim Benali", "Manon Roche", "Théo Marchal"],
            [("Paris", "FR-IDF", "75011"), ("Lyon", "FR-ARA", "69002"), ("Lille", "FR-HDF", "59000"), ("Nantes", "FR-PDL", "44000")]),
        new("SE", "sv", "SEK", "Europe/Stockholm", "+46 8 465 004 {0:000}", ["Astrid Nyström", "Björn Sandell", "Elin Åkesson", "Fatima Hassan", "Gustav Lindahl", "Karin Öberg", "Nils Forsman", "Sara Ekdahl"],
            [("Stockholm", "SE-AB", "111 20"), ("Göteborg", "SE-O", "411 03"), ("Malmö", "SE-M", "211 22"), ("Uppsala", "SE-C", "753 10")]),
    ];
}

/// <summary>Where leads come from: what goes with a country.</summary>
internal sealed record Country(string Code, string Language, string Currency, string TimeZone, string Phone, string[] People, (string City, string Region, string PostalCode)[] Places);
