using System.Text.Json;

namespace Publisher.Interop.Tests;

/// <summary>
/// Awards that were taken back, for other people's verifiers. Their verdict "verified" speaks of signatures alone; what an award's bit is they say beside it, and that
/// is what is looked at here.
/// </summary>
public sealed class TakenBackTests(Guild guild) : IClassFixture<Guild>
{
    [Fact]
    public void The_published_list_has_the_bits_of_what_was_taken_back_and_no_others()
    {
        Assert.Contains(true, guild.TakenBack.Values);
        Assert.Contains(false, guild.TakenBack.Values);
        Assert.All(guild.TakenBack, award => Assert.Equal(award.Value, PublishedList.HasSet(guild.Site, Read(Path.Combine(guild.Site, award.Key)))));
        Assert.True(PublishedList.HasSet(guild.Site, Read(guild.Withdrawn)));
    }

    [Fact]
    public async Task Digital_Bazaar_reads_each_bit_and_verifies_every_signature()
    {
        var report = (await Node.RunAsync("verify-all.mjs", guild.Site, Guild.BaseUrl, guild.Withdrawn)).EnumerateArray().ToDictionary(one => one.GetProperty("path").GetString()!);

        Assert.Equal(guild.TakenBack.Count, report.Keys.Count(path => path.StartsWith("credentials/", StringComparison.Ordinal)));
        Assert.Contains(report.Keys, path => path.StartsWith("endorsements/", StringComparison.Ordinal));
        Assert.Contains("status/1.json", report.Keys);
        foreach (var (path, one) in report)
        {
            var proofs = one.GetProperty("published").GetProperty("proofs").EnumerateArray().Select(proof => $"{proof.GetProperty("cryptosuite")} by {proof.GetProperty("verificationMethod")}").Order(StringComparer.Ordinal).ToList();
            Assert.Equal(2, proofs.Count);
            Judgement.Good(path, one.GetProperty("published"), proofs);
            Judgement.Bad(path, one.GetProperty("altered"), proofs);
        }
        Assert.All(guild.TakenBack, award => Judgement.Status(award.Key, report[award.Key].GetProperty("published"), award.Value));
        Judgement.Status(guild.Withdrawn, report[guild.Withdrawn].GetProperty("published"), isSet: true);
    }

    [Fact]
    public async Task Verifier_core_says_which_were_revoked()
    {
        var report = (await Node.RunAsync("verifier-core.mjs", guild.Site, Guild.BaseUrl, guild.Withdrawn)).GetProperty("credentials").EnumerateArray()
            .ToDictionary(one => one.GetProperty("path").GetString()!, one => one.GetProperty("published"));

        Assert.Equal(guild.TakenBack.Count + 1, report.Count);
        Assert.All(report.Values, one => Assert.True(one.GetProperty("signature").GetBoolean()));
        Assert.All(report.Values, one => Assert.Empty(one.GetProperty("errors").EnumerateArray()));
        Assert.All(guild.TakenBack, award => Assert.Equal(!award.Value, report[award.Key].GetProperty("notRevoked").GetBoolean()));
        Assert.False(report[guild.Withdrawn].GetProperty("notRevoked").GetBoolean());
    }

    private static JsonElement Read(string file) => JsonElement.Parse(File.ReadAllBytes(file));
}
