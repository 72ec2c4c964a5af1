using System.Text.Json;

namespace Publisher.Interop.Tests;

/// <summary>Every optional property of Open Badges 3.0 that a badge's worth and an award's results are written in, before other people's verifiers.</summary>
public sealed class WorthTests(WorthyGuild guild) : IClassFixture<WorthyGuild>
{
    [Fact]
    public void The_award_has_all_of_them()
    {
        var subject = JsonElement.Parse(File.ReadAllBytes(Path.Combine(guild.Site, guild.Credential))).GetProperty("credentialSubject");
        var achievement = subject.GetProperty("achievement");
        foreach (var member in (string[])["creditsAvailable", "fieldOfStudy", "inLanguage", "tag", "version", "achievementType", "image", "creator", "alignment", "resultDescription"])
        {
            Assert.True(achievement.TryGetProperty(member, out _), member);
        }
        Assert.Equal(3, subject.GetProperty("result").GetArrayLength());
        string[] types = [.. achievement.GetProperty("alignment").EnumerateArray().Select(a => a.GetProperty("targetType").GetString()!).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(
            ["CFItem", "ext:AssessmentType", "ext:CreditConversion", "ext:CreditUnit", "ext:FieldOfStudy", "ext:LearningOutcome", "ext:NotionalWorkload", "ext:PartOfPathway", "ext:ParticipationForm",
                "ext:Prerequisite", "ext:Profile", "ext:QualificationLevel", "ext:QualityAssurance", "ext:ReviewPeriod", "ext:SupervisionAndIdentity"], types);
        string[] measured = [.. achievement.GetProperty("resultDescription").EnumerateArray().SelectMany(r => r.EnumerateObject().Select(m => m.Name)).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(["allowedValue", "id", "name", "requiredLevel", "requiredValue", "resultType", "rubricCriterionLevel", "type", "valueMax", "valueMin"], measured);
    }

    [Fact]
    public async Task Digital_Bazaar_verifies_both_proofs_and_sees_every_change()
    {
        var report = (await Node.RunAsync("verify-all.mjs", guild.Site, WorthyGuild.BaseUrl)).EnumerateArray().Single(one => one.GetProperty("path").GetString() == guild.Credential);
        var proofs = report.GetProperty("published").GetProperty("proofs").EnumerateArray().Select(proof => $"{proof.GetProperty("cryptosuite")} by {proof.GetProperty("verificationMethod")}").Order(StringComparer.Ordinal).ToList();
        Assert.Equal(2, proofs.Count);
        Judgement.Good(guild.Credential, report.GetProperty("published"), proofs);
        Judgement.Bad(guild.Credential, report.GetProperty("altered"), proofs);
    }

    [Fact]
    public async Task Verifier_core_finds_its_signature_valid()
    {
        var report = (await Node.RunAsync("verifier-core.mjs", guild.Site, WorthyGuild.BaseUrl)).GetProperty("credentials").EnumerateArray().Single(one => one.GetProperty("path").GetString() == guild.Credential);
        Assert.True(report.GetProperty("published").GetProperty("signature").GetBoolean());
        Assert.Empty(report.GetProperty("published").GetProperty("errors").EnumerateArray());
        Assert.False(report.GetProperty("altered").GetProperty("signature").GetBoolean());
    }
}
