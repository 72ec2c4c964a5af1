using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Publisher.Diagnostics;
using Publisher.Text;

namespace Publisher.Cli.Peers;

/// <summary>
/// Writes a peer into site.config.yml, or takes one out: adds or drops whole lines and changes none, and takes the result only if it reads as what was there with one peer more, or less. A list that
/// is written in another way is left to its people.
/// </summary>
internal static class PeerConfig
{
    private const string Key = "peers:";
    private const string Note = "# Guilds we listen to; pin is the digest of their first rules, which somebody compared with them.";

    /// <summary>The lines of a peer's entry; the last is its pin, or the kind of a peer that has none, for somebody who writes them in by hand.</summary>
    internal static ImmutableArray<string> Entry(string name, string url, (string Key, string Value) last, string indent = "  ") => [$"{indent}- name: {name}", $"{indent}  url: {url}", $"{indent}  {last.Key}: {last.Value}"];

    /// <summary>The settings with a peer more; false when this program cannot write that without changing something else.</summary>
    internal static bool TryAdd(string text, string name, string url, (string Key, string Value) last, [NotNullWhen(true)] out string? changed)
    {
        var end = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var lines = text.ReplaceLineEndings("\n").Split('\n').ToList();
        var at = IndexOfList(lines);
        if (at < 0)
        {
            changed = lines.Exists(l => l.StartsWith(Key, StringComparison.Ordinal)) ? null : Appended(lines, name, url, last);
        }
        else
        {
            var (lastLine, indent) = EndOf(lines, at);
            lines[at] = lines[at].TrimEnd() == "peers: []" ? Key : lines[at];
            lines.InsertRange(lastLine + 1, Entry(name, url, last, indent));
            changed = string.Join('\n', lines);
        }
        if (changed is null || !Says(text.ReplaceLineEndings("\n"), changed, peers => peers.Add(Describe(name, url, last))))
        {
            changed = null;
            return false;
        }
        changed = changed.ReplaceLineEndings(end);
        return true;
    }

    /// <summary>The settings without a peer; comments stay. False when this program cannot write that without changing something else.</summary>
    internal static bool TryRemove(string text, string name, [NotNullWhen(true)] out string? changed)
    {
        var end = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var before = text.ReplaceLineEndings("\n");
        var lines = before.Split('\n').ToList();
        changed = null;
        if (IndexOf(before, name) is not { } index || IndexOfList(lines) is not (>= 0 and var at))
        {
            return false;
        }
        var (last, indent) = EndOf(lines, at);
        List<int> starts = [.. Enumerable.Range(at + 1, last - at).Where(i => lines[i].StartsWith(indent + "- ", StringComparison.Ordinal))];
        if (index >= starts.Count)
        {
            return false;
        }
        var stop = index + 1 < starts.Count ? starts[index + 1] - 1 : last;
        while (lines[stop].Trim().Length == 0 || lines[stop].TrimStart().StartsWith('#'))
        {
            stop--;
        }
        lines.RemoveRange(starts[index], stop - starts[index] + 1);
        if (starts.Count == 1)
        {
            Empty(lines, at);
        }
        var after = string.Join('\n', lines);
        changed = Says(before, after, peers => peers.RemoveAt(index)) ? after.ReplaceLineEndings(end) : null;
        return changed is not null;
    }

    // What the program wrote goes with the last peer; what people wrote stays.
    private static void Empty(List<string> lines, int at)
    {
        if (lines[at].TrimEnd() != Key || at == 0 || lines[at - 1] != Note)
        {
            lines[at] = "peers: []" + lines[at].TrimEnd()[Key.Length..];
            return;
        }
        var first = at > 1 && lines[at - 2].Length == 0 ? at - 2 : at - 1;
        lines.RemoveRange(first, at - first + 1);
    }

    private static int? IndexOf(string text, string name) =>
        YamlReader.Read(CommonOptions.ConfigFile, text, 1, new()) is { } map && map.Find("peers")?.Value is YamlList list
        && list.Items.Select((item, i) => (item, i)).FirstOrDefault(p => p.item is YamlMap entry && entry.Find("name")?.Value is YamlScalar { Value: var called } && called == name, (null!, -1)) is (_, >= 0 and var index) ? index : null;

    private static int IndexOfList(List<string> lines) =>
        lines.FindIndex(l => l.TrimEnd() == Key || l.TrimEnd() == "peers: []" || (l.StartsWith(Key, StringComparison.Ordinal) && l[Key.Length..].TrimStart().StartsWith('#')));

    private static string Appended(List<string> lines, string name, string url, (string Key, string Value) last)
    {
        while (lines.Count > 0 && lines[^1].Trim().Length == 0)
        {
            lines.RemoveAt(lines.Count - 1);
        }
        return string.Join('\n', [.. lines, "", Note, Key, .. Entry(name, url, last), ""]);
    }

    // The last line that belongs to the list, and how its items are indented.
    private static (int Last, string Indent) EndOf(List<string> lines, int key)
    {
        var last = key;
        var indent = "  ";
        for (var i = key + 1; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Trim().Length == 0 || line.TrimStart().StartsWith('#'))
            {
                continue;
            }
            if (!char.IsWhiteSpace(line[0]) && !line.StartsWith("- ", StringComparison.Ordinal))
            {
                break;
            }
            if (last == key && line.TrimStart().StartsWith("- ", StringComparison.Ordinal))
            {
                indent = line[..^line.TrimStart().Length];
            }
            last = i;
        }
        return (last, indent);
    }

    private static string Describe(string name, string url, (string Key, string Value) last) => $"{{name=\"{name}\"url=\"{url}\"{last.Key}=\"{last.Value}\"}}";

    private static bool Says(string before, string after, Func<ImmutableArray<string>, ImmutableArray<string>> change)
    {
        var found = new DiagnosticBag();
        if (YamlReader.Read(CommonOptions.ConfigFile, before, 1, found) is not { } was || YamlReader.Read(CommonOptions.ConfigFile, after, 1, found) is not { } now || !found.IsEmpty)
        {
            return false;
        }
        ImmutableArray<string> Others(YamlMap map) => [.. map.Entries.Where(e => e.Key != "peers").Select(e => e.Key + Describe(e.Value))];
        ImmutableArray<string> Peers(YamlMap map) => map.Find("peers")?.Value is YamlList list ? [.. list.Items.Select(Describe)] : [];
        return Others(was).SequenceEqual(Others(now), StringComparer.Ordinal) && Peers(now).SequenceEqual(change(Peers(was)), StringComparer.Ordinal);
    }

    private static string Describe(YamlNode node) => node switch
    {
        YamlScalar scalar => scalar.IsNull ? "~" : $"=\"{scalar.Value}\"",
        YamlList list => $"[{string.Concat(list.Items.Select(Describe))}]",
        YamlMap map => $"{{{string.Concat(map.Entries.Select(e => e.Key + Describe(e.Value)))}}}",
        _ => "",
    };
}
