using System.Diagnostics.CodeAnalysis;

namespace Publisher.Content;

/// <summary>The address of a frozen achievement, <c>&lt;base&gt;/badges/&lt;slug&gt;/&lt;version&gt;/achievement.json</c>, taken apart.</summary>
public sealed record BadgeAddress(string Slug, string Version)
{
    private const string Folder = "/badges/";
    private const string File = "/achievement.json";

    /// <summary>Reads an address below a base URL (without a trailing slash).</summary>
    public static bool TryRead(string baseUrl, string address, [NotNullWhen(true)] out BadgeAddress? badge)
    {
        badge = null;
        if (!address.StartsWith(baseUrl + Folder, StringComparison.Ordinal) || !address.EndsWith(File, StringComparison.Ordinal))
        {
            return false;
        }
        var start = baseUrl.Length + Folder.Length;
        if (address.Length - File.Length <= start)
        {
            return false;
        }
        var parts = address[start..^File.Length].Split('/');
        if (parts is [{ Length: > 0 } slug, { Length: > 0 } version])
        {
            badge = new(slug, version);
        }
        return badge is not null;
    }
}
