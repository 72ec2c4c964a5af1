using System.Text.Json;

namespace Publisher.Interop.Tests;

/// <summary>@digitalbazaar/vc with both cryptosuites, over everything the example site publishes that is signed as a credential.</summary>
public sealed class DigitalBazaarTests(BuiltExample example) : IClassFixture<BuiltExample>
{
    private const int ProofsPerSigner = 2;

    [Fact]
    public async Task Every_proof_of_every_credential_is_good_and_none_after_one_changed_letter()
    {
        var published = example.Json("credentials/").Concat(example.StatusLists).Concat(example.Json("endorsements/")).ToDictionary(StringComparer.Ordinal);
        var report = (await Node.RunAsync("verify-all.mjs", example.Folder, example.BaseUrl)).EnumerateArray().ToList();

        Assert.Equal(example.Result.Verified!.Awards.Length, example.Json("credentials/").Count);
        Assert.NotEmpty(example.StatusLists);
        Assert.NotEmpty(example.Json("endorsements/"));
        Assert.Equal(published.Keys.Order(StringComparer.Ordinal), report.Select(one => one.GetProperty("path").GetString()!).Order(StringComparer.Ordinal));

        var proofs = 0;
        foreach (var one in report)
        {
            var path = one.GetProperty("path").GetString()!;
            var expected = published[path].GetProperty("proof").EnumerateArray().Select(Name).Order(StringComparer.Ordinal).ToList();
            Judgement.Good(path, one.GetProperty("published"), expected);
            if (path.StartsWith("credentials/", StringComparison.Ordinal))
            {
                Judgement.Status(path, one.GetProperty("published"), PublishedList.HasSet(example.Folder, published[path]));
            }
            Judgement.Bad(path, one.GetProperty("altered"), expected);
            proofs += expected.Count;
        }
        var (verified, treaties) = (example.Result.Verified!, example.Result.Verified!.Treaties);
        Assert.NotEmpty(treaties);
        // What somebody says in their own name, they alone sign; a treaty is the guild's, by as many as its rules ask.
        var signers = verified.Awards.Sum(award => award.Signers.Length) + example.StatusLists.Count + treaties.Sum(treaty => treaty.Signers.Length) + example.Json("endorsements/").Count - treaties.Length;
        Assert.Equal(signers * ProofsPerSigner, proofs);
    }

    [Fact]
    public void Some_award_of_the_example_is_signed_by_two_people() =>
        Assert.Contains(example.Result.Verified!.Awards, award => award.Signers.Length == 2);

    [Fact]
    public async Task An_award_with_one_signature_under_a_rule_of_two_is_good_there_not_authorised_here_and_waits()
    {
        await Node.RequireAsync();
        var waiting = Assert.Single(example.Result.Verified!.Waiting);
        var file = Testing.RepositoryFiles.InRoot(waiting.Source.File.Path);
        Assert.Null(example.Site.Find(Sites.SitePaths.Credential(waiting.Source.Id)));

        var report = (await Node.RunAsync("verify-all.mjs", example.Folder, example.BaseUrl, file)).EnumerateArray().Single(one => one.GetProperty("path").GetString() == file);
        var proofs = JsonElement.Parse(waiting.Source.File.Bytes.Span).GetProperty("proof").EnumerateArray().Select(Name).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(ProofsPerSigner, proofs.Count);
        Judgement.Good(file, report.GetProperty("published"), proofs);
        Judgement.Status(file, report.GetProperty("published"), isSet: false);

        var (code, output, error) = await Node.StartAsync("dotnet", Testing.RepositoryFiles.Root, [Guild.Program, "verify", file]);
        Assert.True(code == 1, $"verify ended with {code} instead of 1\n{output}\n{error}");
        Assert.Contains("not authorised", output, StringComparison.OrdinalIgnoreCase);
    }

    private static string Name(JsonElement proof) => $"{proof.GetProperty("cryptosuite").GetString()} by {proof.GetProperty("verificationMethod").GetString()}";
}
