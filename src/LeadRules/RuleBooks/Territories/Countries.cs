namespace LeadRules.RuleBooks.Territories;

/// <summary>The countries of ISO 3166-1, each a number: the place of its two letters among all pairs of letters.</summary>
internal static class Countries
{
    /// <summary>How many pairs of letters there are.</summary>
    public const int Count = 26 * 26;

    private const string Codes = "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW";

    private static readonly bool[] Known = FindKnown();

    /// <summary>The number of two letters, whatever their case; -1 of any other text.</summary>
    public static int NumberOf(ReadOnlySpan<char> text)
    {
        if (text.Length != 2)
            return -1;
        var (first, second) = ((text[0] | 0x20) - 'a', (text[1] | 0x20) - 'a');
        return (uint)first < 26 && (uint)second < 26 ? (first * 26) + second : -1;
    }

    /// <summary>Whether a number is that of a country.</summary>
    public static bool Contains(int number) => number >= 0 && Known[number];

    public static string TextOf(int number) => string.Create(2, number, static (text, number) => (text[0], text[1]) = ((char)('A' + (number / 26)), (char)('A' + (number % 26))));

    /// <summary>The country that a text which is no code was most likely meant to be, or null. With two letters nearly every code is near to every other, so only what is known to be mixed up counts.</summary>
    public static string? MeantBy(string text) => text.Trim().ToUpperInvariant() switch
    {
        "UK" or "GBR" or "EN" => "GB",
        "EL" or "GRC" => "GR",
        "USA" => "US",
        "ESP" => "ES",
        "DEU" or "GER" => "DE",
        "PRT" => "PT",
        "CHE" => "CH",
        "AUT" => "AT",
        "SWE" => "SE",
        "DNK" => "DK",
        "POL" => "PL",
        "IRL" => "IE",
        [var first, var second] when Contains(NumberOf([second, first])) => $"{second}{first}",
        [var first, var second, _] when Contains(NumberOf([first, second])) => $"{first}{second}",
        _ => null,
    };

    private static bool[] FindKnown()
    {
        var known = new bool[Count];
        for (var i = 0; i < Codes.Length; i += 2)
            known[NumberOf(Codes.AsSpan(i, 2))] = true;
        return known;
    }
}
