using System.Text.Json;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Tests.Verification;
using Publisher.Testing;

namespace Publisher.Credentials.Tests.OpenBadges;

public sealed class OpenBadgeCredentialTests
{
    private const string Identity = """ "identifier": [ { "type": "IdentityObject", "hashed": true, "identityHash": "sha256$00", "identityType": "emailAddress", "salt": "s" } ],""";
    private const string Evidence = """ "evidence": [ { "type": [ "Evidence" ], "id": "https://a.example/e", "name": "Notes", "digestSRI": "sha256-x", "mediaType": "text/plain" } ],""";

    private static readonly string Text = TestGuild.AwardText(validUntil: "2029-11-20T18:30:00Z", identifier: Identity, evidence: Evidence, tags: """ "tag": [ "a", "b" ],""");

    [Fact]
    public void Every_member_comes_through()
    {
        var read = Read(Text);
        Assert.Equal(TestGuild.Base + "/credentials/aaaabbbbccccdddd.json", read.Id);
        Assert.Equal(("Workshop Host", TestGuild.Did, "Tidewater Makers Guild"), (read.Name, read.Issuer.Id, read.Issuer.Name));
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 18, 30, 0, TimeSpan.Zero), read.ValidFrom);
        Assert.Equal(new DateTimeOffset(2029, 11, 20, 18, 30, 0, TimeSpan.Zero), read.ValidUntil);
        Assert.Equal(TestGuild.Subject("heron"), read.CredentialSubject.Id);
        Assert.Equal([new IdentityObject(true, "sha256$00", "emailAddress", "s")], read.CredentialSubject.Identifier);
        Assert.Equal(["a", "b"], read.CredentialSubject.Achievement.Tag);
        Assert.Equal("Ran an open evening.", read.CredentialSubject.Achievement.CriteriaNarrative);
        Assert.Equal([new Evidence("https://a.example/e", "Notes", null, null, null, "sha256-x", "text/plain")], read.Evidence);
        Assert.Equal(new BitstringStatusListEntry(TestGuild.Base + "/status/1.json#42", "revocation", 42, TestGuild.Base + "/status/1.json"), read.CredentialStatus);
        Assert.Equal(TestGuild.Version1.DigestSri, Assert.Single(read.RelatedResource).DigestSri);
    }

    [Fact]
    public void The_offset_of_a_day_people_remember_is_kept() =>
        Assert.Equal(TimeSpan.FromHours(-3), Read(Text.Replace("2026-11-20T00:00:00Z", "2026-11-20T00:00:00-03:00", StringComparison.Ordinal)).AwardedDate!.Value.Offset);

    [Theory]
    [InlineData("1edtech-complete.json", "Degree")]
    [InlineData("1edtech-simple.json", null)]
    [InlineData("site-c1.json", "Certification")]
    public void Other_programs_awards_are_read(string file, string? achievementType)
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(RepositoryFiles.Vector("ob3-golden", file)));
        Assert.Equal(achievementType, Read(golden.RootElement.GetProperty("credential").GetRawText()).CredentialSubject.Achievement.AchievementType);
    }

    [Theory]
    [InlineData("\"type\": [ \"Achievement\" ]", "\"type\": \"Achievement\"", "/credentialSubject/achievement/type")]
    [InlineData("\"type\": [ \"Profile\" ]", "\"type\": [ ]", "/issuer/type")]
    [InlineData("\"type\": [ \"AchievementSubject\" ]", "\"type\": [ \"Subject\" ]", "/credentialSubject/type")]
    [InlineData("\"type\": \"IdentityObject\"", "\"type\": [ \"IdentityObject\" ]", "/credentialSubject/identifier/0/type")]
    [InlineData("\"hashed\": true", "\"hashed\": \"true\"", "/credentialSubject/identifier/0/hashed")]
    [InlineData("\"tag\": [ \"a\", \"b\" ]", "\"tag\": \"a\"", "/credentialSubject/achievement/tag")]
    [InlineData("\"tag\": [ \"a\", \"b\" ]", "\"tag\": [ \"a\", 5 ]", "/credentialSubject/achievement/tag")]
    [InlineData("\"name\": \"Workshop Host\",\n  \"issuer\"", "\"name\": null,\n  \"issuer\"", "/name")]
    [InlineData("\"validFrom\": \"2026-11-20T18:30:00Z\"", "\"validFrom\": \"2026-11-20\"", "/validFrom")]
    [InlineData("\"validFrom\": \"2026-11-20T18:30:00Z\"", "\"validFrom\": \"2026-11-20T18:30:00\"", "/validFrom")]
    [InlineData("\"statusListIndex\": \"42\"", "\"statusListIndex\": 42", "/credentialStatus/statusListIndex")]
    [InlineData("\"statusListIndex\": \"42\"", "\"statusListIndex\": \"042\"", "/credentialStatus/statusListIndex")]
    [InlineData("\"statusListIndex\": \"42\"", "\"statusListIndex\": \"-1\"", "/credentialStatus/statusListIndex")]
    [InlineData("\"criteria\": { \"narrative\": \"Ran an open evening.\" }", "\"criteria\": { }", "/credentialSubject/achievement/criteria")]
    [InlineData("\"description\": \"Runs an open evening others learn from\",", "", "/credentialSubject/achievement")]
    [InlineData("\"evidence\": [ {", "\"evidence\": [ \"x\", {", "/evidence/0")]
    [InlineData("\"OpenBadgeCredential\"", "\"AlumniCredential\"", "/type")]
    [InlineData("\"issuer\": {", "\"issuer\": \"x\", \"by\": {", "/issuer")]
    public void A_wrong_shape_is_refused_at_its_place(string old, string changed, string pointer)
    {
        Assert.Contains(old, Text, StringComparison.Ordinal);
        Assert.False(OpenBadgeCredential.TryRead(Documents.Parse(Text.Replace(old, changed, StringComparison.Ordinal)), out _, out var problem));
        Assert.Equal(pointer, problem.Pointer);
        Assert.NotEmpty(problem.Detail);
    }

    [Fact]
    public void A_status_of_another_kind_is_there_but_not_read()
    {
        var read = Read(Text.Replace("\"BitstringStatusListEntry\"", "\"1EdTechRevocationList\"", StringComparison.Ordinal));
        Assert.True(read.HasStatus);
        Assert.Null(read.CredentialStatus);
    }

    [Fact]
    public void An_endorsement_is_read_where_it_stands()
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(RepositoryFiles.Vector("ob3-golden", "site-c1.json")));
        var element = golden.RootElement.GetProperty("credential").GetProperty("endorsement")[0];
        Assert.True(EndorsementCredential.TryRead(element, out var endorsement, out var problem), problem?.Detail);
        Assert.Equal(("https://guild.example/badges/e/1.json", "Endorsed", "did:web:guild.example:badges", "https://guild.example/badges/a/driver.json", "Good"),
            (endorsement.Id, endorsement.Name, endorsement.Issuer.Id, endorsement.SubjectId, endorsement.Comment));
        Assert.False(EndorsementCredential.TryRead(golden.RootElement.GetProperty("credential"), out _, out var wrong));
        Assert.Equal("/type", wrong.Pointer);
    }

    private static OpenBadgeCredential Read(string text)
    {
        Assert.True(OpenBadgeCredential.TryRead(Documents.Parse(text), out var credential, out var problem), $"{problem?.Pointer}: {problem?.Detail}");
        return credential;
    }
}
