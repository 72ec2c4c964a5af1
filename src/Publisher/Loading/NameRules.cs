using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Publisher.Credentials.Json;
using Publisher.Diagnostics;

namespace Publisher.Loading;

/// <summary>What a file may be called, since its name becomes an address.</summary>
public static partial class NameRules
{
    /// <summary>Longest slug or handle.</summary>
    public const int MaximumLength = 64;

    /// <summary>First segments of addresses that the program itself uses; a free page cannot have these names.</summary>
    private static readonly FrozenSet<string> Taken = FrozenSet.Create(StringComparer.Ordinal,
        "ap", "assertions", "assets", "authority", "awards", "badges", "baked", "credentials", "endorsements", "evidence", "federation",
        "frameworks", "how-we-decide", "impact", "index", "log", "members", "nominate", "pathways", "qr", "search", "sign", "skills",
        "status", "subscribe", "verify");

    // ISO 639-1: pages of further languages live under these.
    private static readonly FrozenSet<string> Languages =
        ("aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy "
        + "ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo "
        + "lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl "
        + "sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly SearchValues<char> Base32 = SearchValues.Create("abcdefghijklmnopqrstuvwxyz234567");

    // Names that one operating system or another will not let a file have.
    private static readonly FrozenSet<string> Devices = FrozenSet.Create(StringComparer.Ordinal,
        "aux", "con", "nul", "prn", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
        "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    /// <summary>Whether it has the form of a slug or handle.</summary>
    public static bool IsSlug(string name) => name.Length <= MaximumLength && SlugForm().IsMatch(name);

    /// <summary>Whether Windows keeps the name for a device.</summary>
    public static bool IsDevice(string name) => Devices.Contains(name);

    /// <summary>Whether it is a badge version's label.</summary>
    public static bool IsVersion(string version) => VersionForm().IsMatch(version) && !version.EndsWith('.');

    /// <summary>Whether it is an award's id.</summary>
    public static bool IsAwardId(ReadOnlySpan<char> id) => id.Length is >= 16 and <= 32 && !id.ContainsAnyExcept(Base32);

    /// <summary>Whether an evidence file may be called so.</summary>
    public static bool IsFileName(string name) => FileNameForm().IsMatch(name) && !name.EndsWith('.') && !Devices.Contains(name.Split('.')[0].ToLowerInvariant());

    /// <summary>Reports a slug or handle that cannot be an address, and whether a free page's address is taken.</summary>
    public static void CheckSlug(string name, SourceLocation location, bool isPage, DiagnosticBag diagnostics)
    {
        if (!IsSlug(name))
        {
            var suggestion = Suggest(name);
            diagnostics.Add(ContentDescriptors.BadName, location, name, "it may have small letters a–z, digits and single hyphens between them, at most 64",
                suggestion.Length > 0 ? $", for example to '{suggestion}'" : "");
        }
        else if (Languages.Contains(name))
        {
            diagnostics.Add(ContentDescriptors.ReservedName, location, name, "pages in that language live there");
        }
        else if (IsDevice(name))
        {
            diagnostics.Add(ContentDescriptors.ReservedName, location, name, "Windows keeps it for a device");
        }
        else if (isPage && Taken.Contains(name))
        {
            diagnostics.Add(ContentDescriptors.ReservedName, location, name, "the program makes a page of that name itself");
        }
    }

    /// <summary>The nearest slug of a name, or nothing when no letter of it survives.</summary>
    private static string Suggest(string name)
    {
        var plain = UnicodeForm.Of(name, System.Text.NormalizationForm.FormD).ToLowerInvariant()
            .Replace("ł", "l", StringComparison.Ordinal).Replace("ø", "o", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal)
            .Replace("đ", "d", StringComparison.Ordinal).Replace("æ", "ae", StringComparison.Ordinal).Replace("þ", "th", StringComparison.Ordinal)
            .Replace("ı", "i", StringComparison.Ordinal);
        var kept = string.Concat(plain.Where(c => System.Globalization.CharUnicodeInfo.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.NonSpacingMark)
            .Select(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) ? c : '-'));
        var slug = string.Join('-', kept.Split('-', StringSplitOptions.RemoveEmptyEntries));
        return slug.Length <= MaximumLength ? slug : slug[..MaximumLength].TrimEnd('-');
    }

    [GeneratedRegex(@"^[a-z0-9](?:-?[a-z0-9])*\z", RegexOptions.CultureInvariant)]
    private static partial Regex SlugForm();

    [GeneratedRegex(@"^[0-9A-Za-z][0-9A-Za-z.-]{0,31}\z", RegexOptions.CultureInvariant)]
    private static partial Regex VersionForm();

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9._-]{0,99}\z", RegexOptions.CultureInvariant)]
    private static partial Regex FileNameForm();
}
