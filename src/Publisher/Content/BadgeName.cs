using System.Text.RegularExpressions;

namespace Publisher.Content;

/// <summary>How a badge is named where another may be meant than this site's: by its slug, as a partner's (<c>peer:slug</c>), or by an achievement's address.</summary>
public static partial class BadgeName
{
    /// <summary>What a name should be, in words.</summary>
    public const string Expected = "the slug of a badge, a partner's badge as peer:slug, or the address of an achievement";

    /// <summary>Whether a text has one of these forms.</summary>
    public static bool IsOne(string name) => IsHere(name) || IsElsewhere(name);

    /// <summary>Whether it names a badge of this site.</summary>
    public static bool IsHere(string name) => SlugForm().IsMatch(name);

    /// <summary>Whether it names a badge of somebody else's.</summary>
    public static bool IsElsewhere(string name) => PeerForm().IsMatch(name) || (name.StartsWith("https://", StringComparison.Ordinal) && Uri.TryCreate(name, UriKind.Absolute, out _));

    [GeneratedRegex(@"^[a-z0-9](?:-?[a-z0-9]){0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SlugForm();

    [GeneratedRegex(@"^[a-z0-9](?:-?[a-z0-9]){0,63}:[a-z0-9](?:-?[a-z0-9]){0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PeerForm();
}
