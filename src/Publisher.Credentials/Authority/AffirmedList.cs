using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Publisher.Credentials.Authority;

/// <summary>
/// The file <c>&lt;n&gt;.affirmed</c>: the awards by keys that end with version n which the issuer stands by. One line each, <c>&lt;award id&gt; sha256-…</c>
/// (the digest of the published award), in ordinal order, each ended by a line feed; empty when there are none (docs/formats.md).
/// </summary>
public static class AffirmedList
{
    // "sha256-" and the padded base64 of 32 bytes.
    private const int DigestLength = 7 + 44;

    private static readonly SearchValues<char> IdLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");
    private static readonly SearchValues<char> Base64Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");

    /// <summary>The bytes of a list.</summary>
    public static byte[] Write(IEnumerable<string> lines) =>
        Encoding.UTF8.GetBytes(string.Concat(lines.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(l => l + "\n")));

    /// <summary>One line.</summary>
    /// <param name="awardId">The award's id, the last segment of its address.</param>
    /// <param name="published">The published (spliced) bytes.</param>
    public static string Line(string awardId, ReadOnlySpan<byte> published) => $"{awardId} {Sri.Of(published)}";

    /// <summary>Reads a list strictly; otherwise says what is wrong.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out ImmutableArray<string> lines, [NotNullWhen(false)] out string? problem)
    {
        lines = [];
        var text = Encoding.UTF8.GetString(bytes);
        if (text.Length > 0 && text[^1] != '\n')
        {
            problem = "its last line does not end";
            return false;
        }
        var read = text.Length == 0 ? [] : text[..^1].Split('\n');
        for (var i = 0; i < read.Length; i++)
        {
            if (!IsLine(read[i]))
            {
                problem = FormattableString.Invariant($"line {i + 1} is not an award's id, a space and a digest");
                return false;
            }
            if (i > 0 && string.CompareOrdinal(read[i - 1], read[i]) >= 0)
            {
                problem = FormattableString.Invariant($"line {i + 1} is not in order");
                return false;
            }
        }
        lines = [.. read];
        problem = null;
        return true;
    }

    private static bool IsLine(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && line.Length == space + 1 + DigestLength && line.AsSpan(space + 1).StartsWith("sha256-", StringComparison.Ordinal)
            && !line.AsSpan(0, space).ContainsAnyExcept(IdLetters)
            && !line.AsSpan(space + 8).ContainsAnyExcept(Base64Letters);
    }
}
