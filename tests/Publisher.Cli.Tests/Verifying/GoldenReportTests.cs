using System.Text.Json;
using Publisher.Cli.Tests.Network;
using Publisher.Credentials.Tests.Authority;
using Publisher.Testing;

namespace Publisher.Cli.Tests.Verifying;

/// <summary>Reports for scripts, whole: about the example guild of this repository. UPDATE_GOLDEN=1 writes them anew; each follows the schema in docs/.</summary>
public sealed class GoldenReportTests
{
    private const string Award = "content/awards/2026/3tffztotbvjp3wbj.json";

    private static readonly string[] AtNoon = ["--offline", "--format", "json", "--at", "2026-12-01T12:00:00Z"];

    public static TheoryData<string> Names => ["award", "trusted", "not-trusted", "too-few", "altered", "stranger", "offline-file", "status-list", "rules", "jwt", "hosted", "no-json"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Report(string name)
    {
        using var folder = new TemporaryFolder();
        var arguments = Arguments(name, folder);

        var (exit, output, error) = CliRun.Run(RepositoryFiles.Root, CliRun.Impatient, ["verify", .. arguments, .. AtNoon]);

        Assert.Empty(error);
        var report = output.Replace(folder.Path, "TEMP", StringComparison.Ordinal).Replace(RepositoryFiles.Root, "ROOT", StringComparison.Ordinal);
        using var json = JsonDocument.Parse(report);
        using var schema = JsonDocument.Parse(File.ReadAllText(RepositoryFiles.InRoot("docs", "verify-report.schema.json")));
        Assert.True(new SchemaSubset(schema.RootElement).Accepts(json.RootElement), report);
        Assert.Equal(json.RootElement.GetProperty("exitCode").GetInt32(), exit);
        var golden = RepositoryFiles.InRoot("tests", "Publisher.Cli.Tests", "Verifying", "golden", name + ".json");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1" && Environment.GetEnvironmentVariable("CI") is null)
        {
            File.WriteAllText(golden, report);
        }
        Assert.Equal(File.ReadAllText(golden), report);
    }

    private static string[] Arguments(string name, TemporaryFolder folder)
    {
        switch (name)
        {
            case "award":
                return [Award];
            case "trusted":
                return [Award, "--trust", "content/authority/1.json"];
            case "not-trusted":
                folder.Write("pins.txt", "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU= somebody\ndid:key:z6MkkChg6Yd9HrqAKVMmrb8aWBm4yc5wodsdHoU7t1KTLLPB somebody else\n");
                return [Award, "--trust", folder["pins.txt"]];
            case "too-few":
                // Without its further signers' file beside it.
                File.Copy(RepositoryFiles.InRoot("content/awards/2026/cvkhjoigaiq5tnab.json"), folder["award.json"]);
                return [folder["award.json"]];
            case "altered":
                folder.Write("award.json", File.ReadAllText(RepositoryFiles.InRoot(Award)).Replace("\"validFrom\": \"2026", "\"validFrom\": \"2025", StringComparison.Ordinal));
                return [folder["award.json"]];
            case "stranger":
                folder.Write("award.json", File.ReadAllText(RepositoryFiles.InRoot(Award)).Replace("badges.tidewater.example", "badges.elsewhere.example", StringComparison.Ordinal));
                return [folder["award.json"]];
            case "offline-file":
                Assert.Equal(0, CliRun.Run(RepositoryFiles.Root, CliRun.Impatient, new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero), "bundle", Award, "--out", folder["bundle.json"]).Exit);
                return [folder["bundle.json"]];
            case "status-list":
                return ["content/status/1.json"];
            case "rules":
                return ["content/authority/1.json"];
            case "jwt":
                folder.Write("award.jwt", "eyJhbGciOiJFZERTQSJ9.eyJhIjoxfQ.c2ln\n");
                return [folder["award.jwt"]];
            case "hosted":
                folder.Write("assertion.json", """
                    { "@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "id": "https://badges.school.example/1.json",
                      "recipient": { "type": "email", "hashed": false, "identity": "a@b.example" }, "badge": "https://badges.school.example/badge.json",
                      "issuedOn": "2026-11-01T00:00:00Z", "verification": { "type": "hosted" } }
                    """);
                return [folder["assertion.json"]];
            default:
                folder.Write("award.json", "{ \"type\": \"OpenBadgeCredential\", }");
                return [folder["award.json"]];
        }
    }
}
