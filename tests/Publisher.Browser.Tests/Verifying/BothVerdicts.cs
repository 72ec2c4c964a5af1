using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Publisher.Cli;
using Publisher.Testing;
using static Publisher.Credentials.Tests.Verification.TestGuild;

namespace Publisher.Browser.Tests.Verifying;

/// <summary>Asks the program, as a person would on the command line in a copy of the site, and the engine in the browser, and lays their answers side by side.</summary>
internal static partial class BothVerdicts
{
    private const int Batch = 200;

    private const string Ask = """
        async ({ verify }, { documents, cases, base, partners, at, holder }) => {
            const bytes = text => Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
            const fetch = async address => address in documents ? { bytes: bytes(documents[address]) } : { absent: true };
            const results = [];
            for (const one of cases) {
                results.push(await verify(bytes(one), { at, home: { base, root: `${base}/`, partners }, fetch, holder: holder === null ? undefined : { claim: holder } }));
            }
            return JSON.stringify(results);
        }
        """;

    /// <summary>Where the two do not agree: what differs, of which case. The reasons are compared too, but for those that name where documents were found.</summary>
    public static async Task<IReadOnlyList<string>> DifferencesAsync(ScriptedPage page, Scenario scenario)
    {
        var differences = new List<string>();
        for (var from = 0; from < scenario.Cases.Count; from += Batch)
        {
            var part = scenario with { Cases = [.. scenario.Cases.Skip(from).Take(Batch)] };
            using var folder = new TemporaryFolder();
            var ours = AskProgram(part, folder.FullPath);
            var theirs = await AskBrowserAsync(page, part);
            for (var i = 0; i < part.Cases.Count; i++)
            {
                differences.AddRange(Differences(ours[i]!, theirs[i]!, folder.FullPath).Select(d => $"{scenario.Name}: {part.Cases[i].Name}: {d}"));
            }
        }
        return differences;
    }

    private static JsonArray AskProgram(Scenario scenario, string folder)
    {
        foreach (var (path, bytes) in scenario.Repository is null ? scenario.Documents : new Dictionary<string, byte[]>())
        {
            Write(Path.Combine(folder, path), bytes);
        }
        var files = scenario.Cases.Select((c, i) => (Path: Path.Combine(folder, "cases", FormattableString.Invariant($"{i}.json")), c.Bytes)).ToList();
        files.ForEach(f => Write(f.Path, f.Bytes));
        var trust = Path.Combine(folder, "trusted.txt");
        File.WriteAllText(trust, (scenario.Pin ?? "did:web:nobody.example") + "\n");
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        string[] arguments = ["verify", "--offline", "--format", "json", "--trust", trust, "--at", scenario.At, .. scenario.Holder is null ? (string[])[] : ["--holder", scenario.Holder], .. files.Select(f => f.Path)];
        var exit = Program.Run(arguments, new CliContext
        {
            Out = output,
            Error = error,
            In = TextReader.Null,
            IsInteractive = false,
            WorkingDirectory = scenario.Repository ?? folder,
            Environment = _ => null,
            Clock = () => new(2026, 12, 20, 0, 0, 0, TimeSpan.Zero),
        });
        Assert.True(exit is ExitCodes.Ok or ExitCodes.Bad or ExitCodes.Undetermined or ExitCodes.NotTrusted, $"{scenario.Name}: {exit} {error}");
        var results = JsonNode.Parse(output.ToString())!["results"]!.AsArray();
        Assert.Equal(scenario.Cases.Count, results.Count);
        return results;
    }

    private static async Task<JsonArray> AskBrowserAsync(ScriptedPage page, Scenario scenario)
    {
        var question = new JsonObject
        {
            ["documents"] = new JsonObject(scenario.Documents.Select(d => KeyValuePair.Create<string, JsonNode?>($"{Base}/{d.Key}", Convert.ToBase64String(d.Value)))),
            ["cases"] = new JsonArray([.. scenario.Cases.Select(c => (JsonNode)Convert.ToBase64String(c.Bytes))]),
            ["base"] = Base,
            ["partners"] = scenario.Repository is not null,
            ["at"] = scenario.At,
            ["holder"] = scenario.Holder,
        };
        return JsonNode.Parse(await page.RunAsync<string>("verify.js", Ask, question.ToJsonString()))!.AsArray();
    }

    private static IEnumerable<string> Differences(JsonNode ours, JsonNode theirs, string folder)
    {
        // What is hosted is true because its site says so, and a page asks no other site.
        var isHosted = theirs["kind"]!.GetValue<string>() == "hosted-assertion";
        foreach (var member in isHosted ? (string[])["state", "kind"] : ["state", "kind", "signers", "authorityVersion", "ruleIndex", "missingSigners", "waiting", "statusAsOf", "bundle", "picture", "address", "copy", "recognition", "summary"])
        {
            var isToldOtherwise = member == "summary" && ours["state"]!.GetValue<string>() is "undetermined" or "valid-unrecognised";
            if (!isToldOtherwise && !JsonNode.DeepEquals(ours[member], theirs[member]))
            {
                yield return $"{member}: {Text(ours[member])} here, {Text(theirs[member])} in the browser\n    {Reasons(ours)}\n    {Reasons(theirs)}";
            }
        }
        foreach (var (one, other) in isHosted ? [] : ours["checks"]!.AsArray().Zip(theirs["checks"]!.AsArray()))
        {
            var (reason, told) = (Placeless().Replace(one!["reason"]!.GetValue<string>(), ""), Placeless().Replace(other!["reason"]!.GetValue<string>(), ""));
            var isSameReason = reason == told || one["name"]!.GetValue<string>() == "issuer" || reason.Contains(folder, StringComparison.Ordinal) || IsToldOtherwise(reason, told);
            if (!JsonNode.DeepEquals(one["name"], other["name"]) || !JsonNode.DeepEquals(one["verdict"], other["verdict"]) || !isSameReason)
            {
                yield return $"{one["name"]}: {one["verdict"]} “{reason}” here, {other["verdict"]} “{told}” in the browser";
            }
        }
    }

    // A page says that it judges awards only; where a text breaks off, each parser tells in its own way; and without a readable did.json a folder is nobody's site.
    private static bool IsToldOtherwise(string reason, string told) =>
        told.EndsWith("only awards are judged here.", StringComparison.Ordinal)
        || (reason.StartsWith("It is not well-formed XML", StringComparison.Ordinal) && told.StartsWith("It is not well-formed XML", StringComparison.Ordinal))
        || (reason.EndsWith("are not at hand.", StringComparison.Ordinal) && told.Contains("could not be had:", StringComparison.Ordinal));

    [GeneratedRegex(@" \((?:line|byte) \d+, (?:byte|column) \d+\)")]
    private static partial Regex Placeless();

    private static string Reasons(JsonNode result) => string.Join(" | ", result["checks"]!.AsArray().Take(5).Select(c => $"{c!["verdict"]}: {c["reason"]}").Distinct());

    private static string Text(JsonNode? value) => value?.ToJsonString() ?? "nothing";

    private static void Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }
}
