using System.Text.RegularExpressions;
using Publisher.Testing;

namespace Publisher.Interop.Tests;

/// <summary>A guild made by the program itself, with an award of a badge that says everything a badge can say of its worth, and every kind of result.</summary>
public sealed partial class WorthyGuild : IAsyncLifetime
{
    /// <summary>Its address.</summary>
    public const string BaseUrl = "https://badges.quay.example";

    private const string Badge = """
        ---
        name: Splicing
        description: Ropes that hold
        type: MicroCredential
        version: "1.0"
        language: en
        validity: P3Y
        tags: [boats]
        alignments:
          - {name: Rope splicing, url: "https://skills.example/splice", framework: Skills, code: S1, description: All of it, type: CFItem}
        outcomes:
          - Ties knots that hold
          - {name: Splice rope, url: "https://skills.example/splice#more", framework: Skills, code: S2, description: More of it}
        level: EQF 3
        credits: {value: 1.5, unit: ECTS, hours: 25-30, equals: {NZQCF: 2.5}}
        workload: 40 h
        assessment: [practical, {kind: oral, name: "A talk on the quay"}]
        participation: onsite
        supervision: identified-onsite
        qualityAssurance: {name: "The harbour looks at it every year", url: "https://harbour.example/quality"}
        review: P2Y
        requires: [sourdough]
        fieldOfStudy: {name: Handicrafts, framework: ISCED-F, code: "0215"}
        profile: eu-microcredential
        results:
          splice: {name: The splice, rubric: [{name: Holds, description: It held, points: "1"}, {name: Fair, points: "2"}], required: Holds}
          speed: {name: Speed, type: Percent, min: 0, max: 100, required: 30.5}
          grade: {name: Grade, type: LetterGrade, values: [C, B, A], required: B}
        ---

        Spliced one, and others saw it.

        """;

    private readonly TemporaryFolder folder = new();

    /// <summary>Its built site.</summary>
    public string Site => folder["guild", "_site"];

    /// <summary>The path of the award's credential.</summary>
    public string Credential { get; private set; } = "";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await Must(folder.FullPath, "init", "guild", "--name", "Quay Street Riggers", "--url", BaseUrl, "--member", "ana", "--codes", folder["codes.txt"], "--time-zone", "UTC");
        var config = folder["guild", "site.config.yml"];
        var settings = await File.ReadAllTextAsync(config);
        await File.WriteAllTextAsync(config, settings.Contains("\nissuer:\n", StringComparison.Ordinal) ? settings.Replace("\nissuer:\n", "\nissuer:\n  country: GB\n", StringComparison.Ordinal) : settings + "issuer:\n  country: GB\n");
        await Run("new", "badge", "sourdough", "--description", "Seen by others", "--criteria", "Did it, and others saw it.");
        await Run("new", "badge", "splicing", "--description", "Ropes that hold", "--criteria", "Did it, and others saw it.");
        await File.WriteAllTextAsync(folder["guild", "content", "badges", "splicing.md"], Badge.ReplaceLineEndings("\n"));
        await Run("new", "pathway", "riggers", "--badge", "sourdough", "--badge", "splicing");
        var made = await Run("award", "splicing", "--to", "urn:uuid:1e6dbbbd-3f5a-4c0f-9c10-2f9a0c4f2a11", "--narrative", "Spliced the *long* one.", "--evidence", "Everyone was there.",
            "--result", "splice=Fair", "--result", "speed=88.5", "--result", "grade=A");
        Credential = $"credentials/{AwardFile().Match(made).Groups[1].Value}.json";
        await Run("build");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task<string> Run(params string[] arguments) => Must(folder["guild"], arguments);

    private async Task<string> Must(string where, params string[] arguments)
    {
        var (code, output, error) = await Node.StartAsync("dotnet", where, [Guild.Program, .. arguments],
            ("PUBLISHER_KEYS", folder["keys"]), ("PUBLISHER_STATE", folder["state"]), ("PUBLISHER_PASSPHRASE", "correct horse battery staple again"));
        Assert.True(code == 0, $"publisher {string.Join(' ', arguments)} ended with {code}\n{output}\n{error}");
        return output;
    }

    [GeneratedRegex("awards/\\d{4}/([a-z2-7]{16})\\.json", RegexOptions.CultureInvariant)]
    private static partial Regex AwardFile();
}
