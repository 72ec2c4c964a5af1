using System.Collections.Immutable;
using System.Text;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Changes;

/// <summary>What has a say in what is checked, made and published is told first; what would break signed bytes or change who the guild is, is refused.</summary>
internal static class GuardedFilesRule
{
    private const string Config = "site.config.yml";
    private const string KeepsBytes = "content/** -text";

    public static void Check(ChangeSide before, ChangeSide after, DiagnosticBag found)
    {
        foreach (var (path, how) in Differences([.. before.Guarded.Files], after.Guarded).Concat(Differences([.. before.Tree.Under("templates/")], after.Tree, "templates/")))
        {
            if (GuardedPaths.IsInContent(path) && how != "gone")
            {
                found.Add(ChangeDescriptors.BytesNotKept, new(path), "a file of its own in content/ would say otherwise");
            }
            else
            {
                found.Add(ChangeDescriptors.GuardedFile, new(path), how, "");
            }
        }
        CheckAttributes(before, after, found);
        CheckSettings(before, after, found);
        CheckPages(before, after, found);
    }

    private static void CheckPages(ChangeSide before, ChangeSide after, DiagnosticBag found)
    {
        var known = (before.Result.Content?.Members ?? []).ToDictionary(m => m.Handle, m => m.Id, StringComparer.Ordinal);
        foreach (var member in after.Result.Content?.Members ?? [])
        {
            if (known.TryGetValue(member.Handle, out var id) && id != member.Id)
            {
                found.Add(ChangeDescriptors.PageOfAnother, member.IdLocation, member.Handle, id, member.Id);
            }
        }
    }

    private static IEnumerable<(string Path, string How)> Differences(ImmutableArray<SourceFile> before, SourceTree after, string? folder = null)
    {
        var known = before.ToDictionary(f => f.Path, StringComparer.Ordinal);
        foreach (var file in folder is null ? after.Files : after.Under(folder))
        {
            if (!known.Remove(file.Path, out var old))
            {
                yield return (file.Path, "new");
            }
            else if (!SameBytes(old, file))
            {
                yield return (file.Path, "changed");
            }
        }
        foreach (var gone in known.Keys.Order(StringComparer.Ordinal))
        {
            yield return (gone, "gone");
        }
    }

    /// <summary>Whether two files hold the same.</summary>
    public static bool SameBytes(SourceFile one, SourceFile other) => one.Length == other.Length && one.Bytes.Span.SequenceEqual(other.Bytes.Span);

    private static void CheckAttributes(ChangeSide before, ChangeSide after, DiagnosticBag found)
    {
        foreach (var file in before.Guarded.Files.Where(f => IsAttributes(f.Path) && Lines(f).Contains(KeepsBytes)))
        {
            if (after.Guarded.Find(file.Path) is not { } now || !Lines(now).Contains(KeepsBytes))
            {
                found.Add(ChangeDescriptors.BytesNotKept, new(file.Path), $"the line '{KeepsBytes}' is gone");
            }
        }
        foreach (var file in after.Guarded.Files.Where(f => IsAttributes(f.Path)))
        {
            var had = before.Guarded.Find(file.Path) is { } old ? Lines(old) : [];
            var lines = Lines(file);
            for (var i = 0; i < lines.Length; i++)
            {
                if (!had.Contains(lines[i]) && ChangesContent(lines[i]))
                {
                    found.Add(ChangeDescriptors.BytesNotKept, new(file.Path, i + 1), $"this line speaks of it, '{lines[i]}'");
                }
            }
        }
    }

    private static bool IsAttributes(string path) => path.EndsWith(".gitattributes", StringComparison.Ordinal) && !GuardedPaths.IsInContent(path);

    private static ImmutableArray<string> Lines(SourceFile file) => [.. Encoding.UTF8.GetString(file.Bytes.Span).Split('\n').Select(l => string.Join(' ', l.Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries)))];

    // gitattributes(5): what text, eol, ident, filter and working-tree-encoding say decides which bytes a checkout writes. A pattern without a slash fits in every folder.
    private static bool ChangesContent(string line)
    {
        var words = line.Split(' ');
        var pattern = words[0].Trim('"').TrimStart('/');
        if (pattern.Length == 0 || pattern[0] == '#' || !(pattern.StartsWith("content", StringComparison.OrdinalIgnoreCase) || pattern[0] is '*' or '[' or '?' || !pattern.TrimEnd('/').Contains('/', StringComparison.Ordinal)))
        {
            return false;
        }
        return words.Skip(1).Any(word => word.Split('=')[0].TrimStart('!') is "text" or "crlf" or "eol" or "ident" or "filter" or "working-tree-encoding" or "-binary")
            || pattern.StartsWith("[attr]", StringComparison.Ordinal);
    }

    private static void CheckSettings(ChangeSide before, ChangeSide after, DiagnosticBag found)
    {
        if (before.Result.Content?.Config is not { } was || after.Result.Content?.Config is not { } now)
        {
            return;
        }
        if (was.BaseUrl != now.BaseUrl)
        {
            found.Add(ChangeDescriptors.IdentityChanged, Place(after, "baseUrl"), was.BaseUrl, now.BaseUrl);
        }
        var changed = Settings(was).Zip(Settings(now)).Where(pair => pair.First.Value != pair.Second.Value).Select(pair => pair.First.Name).ToList();
        if (changed.Count > 0)
        {
            found.Add(ChangeDescriptors.GuardedFile, Place(after, changed[0]), "changed", $" in {string.Join(", ", changed)}");
        }
    }

    // Who the guild is, and where letters, links and the site itself go.
    private static ImmutableArray<(string Name, string? Value)> Settings(SiteConfig config) =>
    [
        ("title", config.Title), ("issuer", $"{config.IssuerName}\n{(config.IssuerUrl == config.BaseUrl + "/" ? "" : config.IssuerUrl)}\n{config.Country}\n{config.LinkedInId}"), ("contact", config.Contact), ("repo", config.Repo), ("forge", config.Forge),
        ("branch", config.Branch), ("host", config.Host), ("languages", string.Join(' ', config.Languages)), ("timeZone", config.TimeZone),
        ("peers", string.Join('\n', config.Peers.Select(p => $"{p.Name} {p.Url} {p.Pin} {p.Kind}"))),
    ];

    private static SourceLocation Place(ChangeSide side, string key)
    {
        var lines = side.Tree.Find(Config) is { } file ? Encoding.UTF8.GetString(file.Bytes.Span).Split('\n') : [];
        return new(Config, Math.Max(1, Array.FindIndex(lines, l => l.StartsWith(key + ":", StringComparison.Ordinal)) + 1));
    }
}
