using System.Text.Json;
using Publisher.Credentials.Verification;
using Publisher.Testing;

namespace Publisher.Interop.Tests;

/// <summary>Open Badges that other people's libraries issued, judged by this program: by its verdict function and from the command line, and by the libraries themselves.</summary>
public sealed class IssuedElsewhereTests(IssuedElsewhere issued) : IClassFixture<IssuedElsewhere>
{
    // "*" stands for each of the two cryptosuites.
    private static readonly (string Name, CredentialState State, CheckName Decides)[] Verdicts =
    [
        ("key *", CredentialState.Valid, CheckName.Signatures),
        ("key * clear", CredentialState.Valid, CheckName.Status),
        ("key * set", CredentialState.Revoked, CheckName.Status),
        ("key * expired", CredentialState.Expired, CheckName.Dates),
        ("key * not yet", CredentialState.Undetermined, CheckName.Dates),
        ("key * tampered", CredentialState.Altered, CheckName.Signatures),
        ("key * by a stranger", CredentialState.Undetermined, CheckName.Signatures),
        ("web *", CredentialState.Valid, CheckName.Authority),
        ("web * clear", CredentialState.Valid, CheckName.Status),
        ("web * set", CredentialState.Revoked, CheckName.Status),
        ("web * tampered", CredentialState.Altered, CheckName.Signatures),
        ("web * by an unlisted key", CredentialState.Unauthorised, CheckName.Authority),
        ("key both", CredentialState.Valid, CheckName.Signatures),
        ("key both tampered", CredentialState.Altered, CheckName.Signatures),
        ("key both, one exchanged", CredentialState.Altered, CheckName.Signatures),
        ("web both set", CredentialState.Revoked, CheckName.Status),
        ("web suspended", CredentialState.Undetermined, CheckName.Status),
        ("web not suspended", CredentialState.Valid, CheckName.Status),
        ("web forged list", CredentialState.Undetermined, CheckName.Status),
        ("web changed list", CredentialState.Undetermined, CheckName.Status),
        ("web missing list", CredentialState.Undetermined, CheckName.Status),
        ("web outside the list", CredentialState.Undetermined, CheckName.Status),
        ("key no badge", CredentialState.Undetermined, CheckName.Format),
    ];

    public static TheoryData<string, CredentialState, CheckName> All
    {
        get
        {
            var rows = new TheoryData<string, CredentialState, CheckName>();
            foreach (var (name, state, decides) in Verdicts)
            {
                foreach (var one in name.Contains('*', StringComparison.Ordinal) ? (string[])[name.Replace("*", "rdfc", StringComparison.Ordinal), name.Replace("*", "jcs", StringComparison.Ordinal)] : [name])
                {
                    rows.Add(one, state, decides);
                }
            }
            return rows;
        }
    }

    [Fact]
    public void Everything_issued_is_judged() =>
        Assert.Equal(issued.Credentials.Keys.Order(StringComparer.Ordinal), All.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(All))]
    public void Has_its_state_and_the_step_that_decides_says_so(string name, CredentialState state, CheckName decides)
    {
        var report = issued.Judge(name);

        Assert.True(report.State == state, $"{name}: {report.State}\n{string.Join('\n', report.Checks)}");
        // Before the step that decides, all went well.
        Assert.All(report.Checks.TakeWhile(check => check.Name < decides), check => Assert.Equal(Verdict.Passed, check.Verdict));
        Assert.Equal(state == CredentialState.Valid, report[decides].Verdict == Verdict.Passed);
    }

    [Fact]
    public async Task The_program_says_the_same_of_each_in_a_copy_of_their_site()
    {
        using var folder = new TemporaryFolder();
        var paths = issued.WriteSite(folder.FullPath);

        var (code, output, error) = await Node.StartAsync("dotnet", folder.FullPath, [Guild.Program, "verify", folder.FullPath, "--offline", "--format", "json", "--at", "2026-11-20T12:00:00Z"]);

        Assert.True(code == 1, $"verify ended with {code}\n{output}\n{error}");
        var states = JsonElement.Parse(output).GetProperty("results").EnumerateArray()
            .ToDictionary(one => Path.GetFileName(one.GetProperty("file").GetString()!), one => one.GetProperty("state").GetString(), StringComparer.Ordinal);
        foreach (var (name, path) in paths)
        {
            // A did:key has no site: its list would have to be fetched.
            var listIsElsewhere = name.StartsWith("key", StringComparison.Ordinal) && issued.Judge(name) is { State: CredentialState.Revoked or CredentialState.Valid }
                && JsonElement.Parse(issued.Credentials[name]).TryGetProperty("credentialStatus", out _);
            var expected = listIsElsewhere ? CredentialState.Undetermined : issued.Judge(name).State;
            Assert.True(expected.ToString().Equals(states[Path.GetFileName(path)], StringComparison.OrdinalIgnoreCase), $"{name}: {states[Path.GetFileName(path)]} instead of {expected}");
        }
    }

    [Fact]
    public async Task The_libraries_that_issued_them_find_the_same_signatures_and_bits_good()
    {
        using var folder = new TemporaryFolder();
        var paths = issued.WriteSite(folder.FullPath).ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

        var report = await Node.RunAsync("verify-all.mjs", folder.FullPath, IssuedElsewhere.Address);

        foreach (var one in report.EnumerateArray().Where(one => paths.ContainsKey(one.GetProperty("path").GetString()!)))
        {
            var name = paths[one.GetProperty("path").GetString()!];
            var (theirs, ours) = (one.GetProperty("published"), issued.Judge(name));
            if (ours.State == CredentialState.Altered)
            {
                Assert.Contains(theirs.GetProperty("proofs").EnumerateArray(), proof => proof.GetProperty("error").GetString() == "Invalid signature.");
                continue;
            }
            // What ours finds fault with beside the signature, theirs does not look at when it judges at the first day.
            var isGood = ours.State is CredentialState.Valid or CredentialState.Revoked or CredentialState.Expired || name is "web suspended" or "key no badge" || name.EndsWith("not yet", StringComparison.Ordinal);
            Assert.True(theirs.GetProperty("verified").GetBoolean() == isGood, $"{name}: {theirs}");
            var isSet = theirs.GetProperty("statuses").EnumerateArray().Any(status => status.GetProperty("bit").GetBoolean());
            Assert.True(isSet == (ours.State == CredentialState.Revoked || name == "web suspended"), $"{name}: {theirs}");
        }
    }
}
