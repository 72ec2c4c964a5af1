using System.Collections.Immutable;
using System.Text.Json;
using Publisher.Cli.Terminal;

namespace Publisher.Cli.Commands;

/// <summary>An award that waits, by its file.</summary>
/// <param name="Path">The award's file, relative to the site's folder.</param>
/// <param name="Missing">How many more people must sign.</param>
internal sealed record BuildWaiting(string Path, int Missing);

/// <summary>What a run verified, in numbers and words.</summary>
/// <param name="Awards">Awards to publish.</param>
/// <param name="Signers">People who signed them.</param>
/// <param name="Waiting">Awards that wait.</param>
internal sealed record BuildSummary(int Awards, int Signers, ImmutableArray<BuildWaiting> Waiting)
{
    /// <summary>What happened and has no place in the outbox yet; zero where nobody reads one.</summary>
    internal int Untold { get; init; }

    /// <summary>The numbers of a run; all zero when nothing could be verified.</summary>
    internal static BuildSummary Of(BuildResult result)
    {
        if (result.Verified is not { } verified)
        {
            return new(0, 0, []);
        }
        var people = verified.Awards.SelectMany(a => a.Signers).Select(s => s.Subject ?? s.MemberId).Distinct(StringComparer.Ordinal);
        return new(
            verified.Awards.Length,
            people.Count(),
            [.. verified.Waiting.Select(w => new BuildWaiting(w.Source.File.Path, w.MissingSigners)).OrderBy(w => w.Path, StringComparer.Ordinal)])
        {
            Listed = verified.IsDirectory ? verified.Content.Peers.Length : null,
            Untold = verified.IsDirectory ? 0 : verified.Content is { Config.Fediverse: null, Outbox: null } ? 0 : OutboxCommand.DueOf(result).Length,
        };
    }

    /// <summary>How many guilds a directory lists; null for a guild's own site.</summary>
    internal int? Listed { get; init; }

    /// <summary>The lines a person reads.</summary>
    internal IEnumerable<string> Lines(string prefix)
    {
        yield return Listed is { } listed ? $"A directory of {Words.Counted(listed, "guild")}."
            : Awards == 0
            ? "There are no awards to publish."
            : $"Verified {Words.Counted(Awards, "award")}, signed by {Words.Counted(Signers, "person", "people")}.";
        if (Waiting.Length > 0)
        {
            yield return Waiting.Length == 1
                ? "1 award waits for a signature and is not published:"
                : Words.Counted(Waiting.Length, "award") + " wait for signatures and are not published:";
            foreach (var waiting in Waiting)
            {
                yield return Printable.Line($"  {prefix}{waiting.Path} needs {Words.Spelled(waiting.Missing)} more");
            }
        }
    }

    /// <summary>What to do about the outbox; null for nothing.</summary>
    /// <param name="typed">How to type the command here.</param>
    internal string? OutboxLine(string typed) => Untold == 0 ? null
        : $"{Words.Counted(Untold, "thing")} that happened {(Untold == 1 ? "is" : "are")} not in the outbox yet. Where you publish from: {typed}";

    /// <summary>The same as members of a JSON object.</summary>
    internal void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject("verified");
        json.WriteNumber("awards", Awards);
        json.WriteNumber("signers", Signers);
        json.WriteStartArray("waiting");
        foreach (var waiting in Waiting)
        {
            json.WriteStartObject();
            json.WriteString("path", waiting.Path);
            json.WriteNumber("missingSigners", waiting.Missing);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
