using System.Text;
using Publisher.Sites;

namespace Publisher.Tests.Golden;

/// <summary>
/// Compares a site with a committed tree of files, byte for byte: what differs, what is missing, what is there and should not be.
/// Nothing is scrubbed or normalised; only scripts are left out, and the one file that is mostly script: their text stands in templates/scripts and their addresses, made from it, on the pages. With UPDATE_GOLDEN=1 the tree is written instead, which a build server refuses.
/// </summary>
internal static class GoldenTree
{
    private const int ShownDifferences = 12;

    /// <summary>Whether the person running the tests asked for the trees to be written anew.</summary>
    public static bool IsUpdate(Func<string, string?> environment)
    {
        if (environment("UPDATE_GOLDEN") is not "1")
        {
            return false;
        }
        if (environment("CI") is { Length: > 0 })
        {
            throw new InvalidOperationException("UPDATE_GOLDEN is set on a build server (CI is set): golden trees are written by people, who read what changed");
        }
        return true;
    }

    /// <summary>Everything that differs, one entry each; empty when the site and the folder hold the same files.</summary>
    public static IReadOnlyList<string> Compare(Site site, string folder)
    {
        var expected = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), StringComparer.Ordinal)
            : [];
        var differences = new List<string>();
        foreach (var file in site.Files.Where(f => !IsScript(f)))
        {
            if (!expected.Remove(file.Path, out var path))
            {
                differences.Add($"unexpected file: {file.Path}");
            }
            else if (File.ReadAllBytes(path) is var bytes && !file.Bytes.Span.SequenceEqual(bytes))
            {
                differences.Add($"{file.Path}: {Difference(bytes, file.Bytes.Span)}");
            }
        }
        differences.AddRange(expected.Keys.Order(StringComparer.Ordinal).Select(path => $"missing file: {path}"));
        return differences;
    }

    /// <summary>Makes the folder hold exactly the site's files.</summary>
    public static void Update(Site site, string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
        Testing.TestSites.Write(new Site(site.Files.Where(f => !IsScript(f))), folder);
    }

    private static bool IsScript(SiteFile file) => file.Path.EndsWith(SitePaths.SignFile, StringComparison.Ordinal) || file.Path.StartsWith("assets/", StringComparison.Ordinal) && file.Path.EndsWith(".js", StringComparison.Ordinal);

    /// <summary>The comparison as a test's message.</summary>
    public static string Tell(IReadOnlyList<string> differences, string folder) =>
        FormattableString.Invariant($"{differences.Count} files differ from {folder} (UPDATE_GOLDEN=1 writes them; read what changed)\n")
        + string.Join('\n', differences.Take(ShownDifferences))
        + (differences.Count > ShownDifferences ? FormattableString.Invariant($"\n… and {differences.Count - ShownDifferences} more") : "");

    /// <summary>The first line that differs in two texts, with the line before it; the first byte in anything else.</summary>
    private static string Difference(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual)
    {
        var at = expected.CommonPrefixLength(actual);
        if (expected.Contains((byte)0) || actual.Contains((byte)0))
        {
            return FormattableString.Invariant($"byte {at} differs ({expected.Length} bytes expected, {actual.Length} found)");
        }
        var line = expected[..at].Count((byte)'\n') + 1;
        return FormattableString.Invariant($"line {line} differs\n    - {Line(expected, at)}\n    + {Line(actual, at)}");
    }

    private static string Line(ReadOnlySpan<byte> text, int at)
    {
        at = Math.Min(at, text.Length);
        var start = text[..at].LastIndexOf((byte)'\n') + 1;
        var end = text[at..].IndexOf((byte)'\n');
        return end < 0 && start == text.Length ? "(end of file)" : Encoding.UTF8.GetString(text[start..(end < 0 ? text.Length : at + end)]);
    }
}
