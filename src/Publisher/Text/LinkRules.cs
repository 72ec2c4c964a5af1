using System.Text.RegularExpressions;

namespace Publisher.Text;

/// <summary>Where a Markdown text stands, which decides what its links and images may be.</summary>
public enum MarkdownPlace
{
    /// <summary>A badge's criteria: signed into awards, so links are whole addresses; no images.</summary>
    Criteria,
    /// <summary>What a person says of themselves: links of any allowed kind; no images.</summary>
    Bio,
    /// <summary>A free page: links of any allowed kind; images of this site.</summary>
    Page,
}

/// <summary>What kind an address is. Everything that is not plainly one of the allowed kinds is refused.</summary>
public static partial class LinkRules
{
    /// <summary>Whether it is an http, https or mailto address.</summary>
    public static bool IsWhole(string address) => Clean(address) && WholeAddress().IsMatch(address);

    /// <summary>Whether it is an http or https address of a host.</summary>
    public static bool IsWeb(string address) => Clean(address) && WebAddress().IsMatch(address) && Uri.TryCreate(address, UriKind.Absolute, out _);

    /// <summary>Whether it is a path inside this site: no scheme, no host.</summary>
    public static bool IsRelative(string address) =>
        address.Length > 0 && Clean(address) && !address.StartsWith("//", StringComparison.Ordinal) && Relative().IsMatch(address);

    /// <summary>The scheme of an address, or null.</summary>
    public static string? SchemeOf(string address) => Scheme().Match(new string([.. address.Where(c => c > ' ')])) is { Success: true } match ? match.Groups[1].Value : null;

    // Browsers drop tabs, line ends and leading controls inside addresses, so none may be there; they also read \ as /.
    private static bool Clean(string address)
    {
        foreach (var c in address)
        {
            if (c <= ' ' || c is '\\' or '"' or '<' or '>' or '`' || (c > '~' && (char.IsControl(c) || char.IsWhiteSpace(c))))
            {
                return false;
            }
        }
        return true;
    }

    [GeneratedRegex(@"^(?:https?://[^/?#:@]|mailto:[^/])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WholeAddress();

    [GeneratedRegex(@"^https?://[^/?#:@]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WebAddress();

    [GeneratedRegex(@"^[^:/?#]*(?:[/?#]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Relative();

    [GeneratedRegex(@"^([A-Za-z][A-Za-z0-9+.-]*):", RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();
}
