namespace Publisher.Languages;

/// <summary>Which form a whole number takes in a language: Unicode CLDR 48, "Language Plural Rules", cardinals, for integers.</summary>
public static class PluralRules
{
    /// <summary>The form of a number.</summary>
    /// <param name="language">A language code (<c>pt-BR</c>); only its first part matters. One that is not known here has one and other, as English has.</param>
    /// <param name="number">Zero or more.</param>
    public static PluralForm Of(string language, int number)
    {
        var (tens, hundreds) = (number % 10, number % 100);
        return language.Split('-')[0] switch
        {
            "id" or "ja" or "ko" or "lo" or "ms" or "my" or "th" or "vi" or "yo" or "zh" => PluralForm.Other,
            "fr" or "hy" or "pt" => number < 2 ? PluralForm.One : PluralForm.Other,
            "be" or "ru" or "sr" or "uk" or "bs" or "hr" => Slavic(tens, hundreds, tens == 1 && hundreds != 11),
            "pl" => Slavic(tens, hundreds, number == 1),
            "cs" or "sk" => number == 1 ? PluralForm.One : number is >= 2 and <= 4 ? PluralForm.Few : PluralForm.Other,
            "lt" => tens == 1 && hundreds is < 11 or > 19 ? PluralForm.One : tens >= 2 && hundreds is < 11 or > 19 ? PluralForm.Few : PluralForm.Other,
            "lv" => tens == 0 || hundreds is >= 11 and <= 19 ? PluralForm.Zero : tens == 1 ? PluralForm.One : PluralForm.Other,
            "ro" => number == 1 ? PluralForm.One : number == 0 || hundreds is >= 1 and <= 19 ? PluralForm.Few : PluralForm.Other,
            "sl" => hundreds switch { 1 => PluralForm.One, 2 => PluralForm.Two, 3 or 4 => PluralForm.Few, _ => PluralForm.Other },
            "ga" => number switch { 1 => PluralForm.One, 2 => PluralForm.Two, <= 6 and >= 3 => PluralForm.Few, <= 10 and >= 7 => PluralForm.Many, _ => PluralForm.Other },
            "cy" => number switch
            {
                0 => PluralForm.Zero,
                1 => PluralForm.One,
                2 => PluralForm.Two,
                3 => PluralForm.Few,
                6 => PluralForm.Many,
                _ => PluralForm.Other,
            },
            "ar" => number switch
            {
                0 => PluralForm.Zero,
                1 => PluralForm.One,
                2 => PluralForm.Two,
                _ => hundreds is >= 3 and <= 10 ? PluralForm.Few : hundreds >= 11 ? PluralForm.Many : PluralForm.Other,
            },
            "he" => number == 1 ? PluralForm.One : number == 2 ? PluralForm.Two : PluralForm.Other,
            "is" or "mk" => tens == 1 && hundreds != 11 ? PluralForm.One : PluralForm.Other,
            "am" or "bn" or "fa" or "gu" or "hi" or "kn" or "zu" => number < 2 ? PluralForm.One : PluralForm.Other,
            _ => number == 1 ? PluralForm.One : PluralForm.Other,
        };
    }

    private static PluralForm Slavic(int tens, int hundreds, bool isOne) =>
        isOne ? PluralForm.One : tens is >= 2 and <= 4 && hundreds is < 12 or > 14 ? PluralForm.Few : PluralForm.Many;
}
