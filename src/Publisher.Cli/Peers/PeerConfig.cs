using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Publisher.Diagnostics;
using Publisher.Text;

namespace Publisher.Cli.Peers;

/// <summary>
/// Writes a peer into site.config.yml: adds lines and changes none, and takes the result only if it reads as what was there with one peer more. A list that is written in another way is left
/// to its people.
/// </summary>
internal static class PeerConfig
{
    private const string Key = "peers:";

    /// <summary>The lines of a peer's entry; the last is its pin, or the kind of a peer that has none, for somebody who writes them in by hand.</summary>
    internal static ImmutableArray<string> Entry(string name, string url, (string Key, string Value) last, string indent = "  ") => [$"{indent}- name: {name}", $"{indent}  url: {url}", $"{indent}  {last.Key}: {last.Value}"];

    /// <summary>The settings with a peer more; false when this program cannot write that without changing something else.</summary>
    internal static bool TryAdd(string text, string name, string url, (string Key, string Value) last, [NotNullWhen(true)] out string? changed)
    {
        var end = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var lines = text.ReplaceLineEndings("\n").Split('\n').ToList();
        var at = lines.FindIndex(l => l.TrimEnd() == Key || l.TrimEnd() == "peers: []" || (l.StartsWith(Key, StringComparison.Ordinal) && l[Key.Length..].TrimStart().StartsWith('#')));
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
        if (changed is null || !SaysOneMore(text.ReplaceLineEndings("\n"), changed, Describe(name, url, last)))
        {
            changed = null;
            return false;
        }
        changed = changed.ReplaceLineEndings(end);
        return true;
    }

    private static string Appended(List<string> lines, string name, string url, (string Key, string Value) last)
    {
        while (lines.Count > 0 && lines[^1].Trim().Length == 0)
        {
            lines.RemoveAt(lines.Count - 1);
        }
        return string.Join('\n', [.. lines, "", "# Guilds we listen to; pin is the digest of their first rules, which somebody compared with them.", Key, .. Entry(name, url, last), ""]);
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

    private static bool SaysOneMore(string before, string after, string entry)
    {
        var found = new DiagnosticBag();
        if (YamlReader.Read(CommonOptions.ConfigFile, before, 1, found) is not { } was || YamlReader.Read(CommonOptions.ConfigFile, after, 1, found) is not { } now || !found.IsEmpty)
        {
            return false;
        }
        ImmutableArray<string> Others(YamlMap map) => [.. map.Entries.Where(e => e.Key != "peers").Select(e => e.Key + Describe(e.Value))];
        ImmutableArray<string> Peers(YamlMap map) => map.Find("peers")?.Value is YamlList list ? [.. list.Items.Select(Describe)] : [];
        return Others(was).SequenceEqual(Others(now), StringComparer.Ordinal) && Peers(now).SequenceEqual(Peers(was).Add(entry), StringComparer.Ordinal);
    }

    private static string Describe(YamlNode node) => node switch
    {
        YamlScalar scalar => scalar.IsNull ? "~" : $"=\"{scalar.Value}\"",
        YamlList list => $"[{string.Concat(list.Items.Select(Describe))}]",
        YamlMap map => $"{{{string.Concat(map.Entries.Select(e => e.Key + Describe(e.Value)))}}}",
        _ => "",
    };
}
