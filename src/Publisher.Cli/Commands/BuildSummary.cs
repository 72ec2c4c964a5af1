using System.Collections.Immutable;
using System.Text.Json;
using Publisher.Cli.Terminal;
using Publisher.Verifying;

namespace Publisher.Cli.Commands;

/// <summary>An award that waits, by its file.</summary>
/// <param name="Path">The award's file, relative to the site's folder.</param>
/// <param name="Missing">How many more people must sign.</param>
internal sealed record BuildWaiting(string Path, int Missing);

/// <summary>What a run verified, in numbers and words.</summary>
internal sealed record BuildSummary(int Awards, int Signers, ImmutableArray<BuildWaiting> Waiting)
{
    /// <summary>The numbers of a run; all zero when nothing could be verified.</summary>
    internal static BuildSummary Of(VerifiedContent? verified)
    {
        if (verified is null)
        {
            return new(0, 0, []);
        }
        var people = verified.Awards.SelectMany(a => a.Signers).Select(s => s.Subject ?? s.MemberId).Distinct(StringComparer.Ordinal);
        return new(
            verified.Awards.Length,
            people.Count(),
            [.. verified.Waiting.Select(w => new BuildWaiting(w.Source.File.Path, w.MissingSigners)).OrderBy(w => w.Path, StringComparer.Ordinal)]);
    }

    /// <summary>The lines a person reads.</summary>
    internal IEnumerable<string> Lines(string prefix)
    {
        yield return Awards == 0
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
