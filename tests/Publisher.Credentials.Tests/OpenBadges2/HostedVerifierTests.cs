using Publisher.Credentials.Json;
using Publisher.Credentials.OpenBadges2;
using Publisher.Credentials.Tests.Verification;
using Publisher.Credentials.Verification;
using static Publisher.Credentials.Tests.Verification.TestGuild;

namespace Publisher.Credentials.Tests.OpenBadges2;

public sealed class HostedVerifierTests
{
    private const string Site = "https://badges.school.example";

    private readonly DocumentsInMemory web = new();
    private string assertion = $$"""
        {
          "@context": "https://w3id.org/openbadges/v2",
          "type": "Assertion",
          "id": "{{Site}}/assertions/1.json",
          "recipient": { "type": "email", "hashed": true, "salt": "deadsea", "identity": "sha256$ecf5409f3f4b91ab60cc5ef4c02aef7032354375e70cf4d8e43f6a1d29891942" },
          "badge": "{{Site}}/badge.json",
          "issuedOn": "2026-11-01T00:00:00Z",
          "verification": { "type": "hosted" }
        }
        """;

    public HostedVerifierTests()
    {
        web.Add($"{Site}/badge.json", $$"""
            { "@context": "https://w3id.org/openbadges/v2", "type": "BadgeClass", "id": "{{Site}}/badge.json", "name": "Driver", "description": "Drives", "image": "{{Site}}/b.png", "criteria": "{{Site}}/c", "issuer": "{{Site}}/issuer.json" }
            """);
        Issuer("");
    }

    [Fact]
    public void What_its_address_says_now_is_good_and_is_called_hosted_not_signed()
    {
        var report = Judge();

        Assert.Equal(CredentialState.Valid, report.State);
        Assert.Equal($"It is not signed but hosted: {Site}/assertions/1.json says exactly this now, and it is true as long as that site says so.", report[CheckName.Signatures].Reason);
        Assert.Equal("It stands where its issuer, The School, says its awards stand (badges.school.example).", report[CheckName.Authority].Reason);
        Assert.Empty(report.Signers);
        Assert.Equal(Enum.GetValues<CheckName>(), report.Checks.Select(c => c.Name));
    }

    [Fact]
    public void White_space_and_order_are_nobodys_business_and_everything_else_is()
    {
        var served = assertion;
        assertion = assertion.Replace("\n", "\n  ", StringComparison.Ordinal);
        Assert.Equal(CredentialState.Valid, Judge(served).State);

        assertion = assertion.Replace("2026-11-01", "2016-11-01", StringComparison.Ordinal);
        var report = Judge(served);
        Assert.Equal(CredentialState.Altered, report.State);
        Assert.EndsWith("says something else.", report[CheckName.Signatures].Reason, StringComparison.Ordinal);
        Assert.Equal(Verdict.NotChecked, report[CheckName.Authority].Verdict);
    }

    [Fact]
    public void Without_its_site_nothing_is_known()
    {
        Assert.Equal(CredentialState.Undetermined, HostedVerifier.Verify(Documents.Parse(assertion), null, Question()).State);
        // Nothing stands at its address.
        var report = HostedVerifier.Verify(Documents.Parse(assertion), web, Question());
        Assert.Equal(CredentialState.Undetermined, report.State);
        Assert.Contains("could not be had", report[CheckName.Signatures].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("badge.json")]
    [InlineData("issuer.json")]
    public void Without_its_badge_or_issuer_it_cannot_be_judged(string missing)
    {
        web.Remove($"{Site}/{missing}");
        var report = Judge();
        Assert.Equal(CredentialState.Undetermined, report.State);
        Assert.Equal(Verdict.NotChecked, report[CheckName.Authority].Verdict);
    }

    [Theory]
    [InlineData("", CredentialState.Valid)]
    [InlineData(""", "verification": { "allowedOrigins": "badges.school.example" }""", CredentialState.Valid)]
    [InlineData(""", "verification": { "allowedOrigins": ["cdn.example", "badges.school.example"] }""", CredentialState.Valid)]
    [InlineData(""", "verification": { "allowedOrigins": "https://badges.school.example" }""", CredentialState.Valid)]
    [InlineData(""", "verification": { "allowedOrigins": "school.example" }""", CredentialState.Unauthorised)]
    [InlineData(""", "verification": { "allowedOrigins": ["cdn.example"] }""", CredentialState.Unauthorised)]
    [InlineData(""", "verification": { "startsWith": "https://badges.school.example/assertions/" }""", CredentialState.Valid)]
    [InlineData(""", "verification": { "startsWith": ["https://x.example/", "https://badges.school.example/"] }""", CredentialState.Valid)]
    [InlineData(""", "verification": { "startsWith": "https://badges.school.example/awards/" }""", CredentialState.Unauthorised)]
    [InlineData(""", "verification": { "starts": "x" }""", CredentialState.Undetermined)]
    public void It_stands_where_its_issuer_lets_its_awards_stand(string verification, CredentialState state)
    {
        Issuer(verification);
        Assert.Equal(state, Judge().State);
    }

    [Fact]
    public void Somebody_elses_badge_does_not_make_somebody_elses_award()
    {
        // the forger's own site hosts an assertion of the school's badge, and puts a badge of its own inside that claims the school's address
        assertion = assertion.Replace($"\"id\": \"{Site}/assertions/1.json\"", "\"id\": \"https://forger.example/1.json\"", StringComparison.Ordinal);
        Assert.Equal(CredentialState.Unauthorised, Judge(address: "https://forger.example/1.json").State);

        assertion = assertion.Replace($"\"badge\": \"{Site}/badge.json\"", $$"""
            "badge": { "type": "BadgeClass", "id": "{{Site}}/badge.json", "name": "Driver", "description": "x", "image": "x", "criteria": "x", "issuer": "https://forger.example/issuer.json" }
            """, StringComparison.Ordinal);
        web.Add("https://forger.example/issuer.json", """{ "type": "Profile", "id": "https://forger.example/issuer.json", "name": "The School", "url": "x", "email": "x" }""");
        Assert.Equal(CredentialState.Unauthorised, Judge(address: "https://forger.example/1.json").State);
    }

    [Fact]
    public void An_issuer_under_another_address_is_refused()
    {
        web.Add($"{Site}/issuer.json", """{ "type": "Profile", "id": "https://other.example/issuer.json", "name": "Other", "url": "x", "email": "x" }""");
        Assert.Equal(CredentialState.Altered, Judge().State);
    }

    [Fact]
    public void Revoked_is_what_its_address_says_with_or_without_the_rest()
    {
        var bare = $$"""{ "@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "id": "{{Site}}/assertions/1.json", "revoked": true, "revocationReason": "given in error" }""";
        var report = Judge(bare);
        Assert.Equal(CredentialState.Revoked, report.State);
        Assert.Equal("It was revoked, says its issuer's site: 'given in error'.", report[CheckName.Status].Reason);

        assertion = bare;
        Assert.Equal(CredentialState.Revoked, Judge(bare).State);
    }

    [Fact]
    public void Gone_for_good_is_revoked()
    {
        web.Gone($"{Site}/assertions/1.json");
        Assert.Equal(CredentialState.Revoked, HostedVerifier.Verify(Documents.Parse(assertion), web, Question()).State);
    }

    [Theory]
    [InlineData("""[ "https://badges.school.example/assertions/1.json" ]""", CredentialState.Revoked)]
    [InlineData("""[ { "id": "https://badges.school.example/assertions/1.json", "revocationReason": "x" } ]""", CredentialState.Revoked)]
    [InlineData("""[ { "uid": "1" }, "https://badges.school.example/assertions/2.json" ]""", CredentialState.Valid)]
    [InlineData("[]", CredentialState.Valid)]
    [InlineData(null, CredentialState.Undetermined)]
    public void Its_issuers_list_revokes_too(string? revoked, CredentialState state)
    {
        Issuer($", \"revocationList\": \"{Site}/revoked.json\"");
        if (revoked is not null)
        {
            web.Add($"{Site}/revoked.json", $$"""{ "type": "RevocationList", "id": "{{Site}}/revoked.json", "revokedAssertions": {{revoked}} }""");
        }
        Assert.Equal(state, Judge().State);
    }

    [Theory]
    [InlineData("2026-10-01T00:00:00Z", CredentialState.Undetermined)]
    [InlineData("2026-12-01T00:00:00Z", CredentialState.Valid)]
    [InlineData("2028-12-01T00:00:00Z", CredentialState.Expired)]
    public void It_has_its_time(string at, CredentialState state)
    {
        assertion = assertion.Replace("\"verification\"", "\"expires\": \"2027-11-01T00:00:00+01:00\", \"verification\"", StringComparison.Ordinal);
        Assert.Equal(state, Judge(at: at).State);
    }

    [Theory]
    [InlineData("test@example.com", null)]
    [InlineData("nobody@example.com", Verdict.Failed)]
    public void Its_holder_is_compared_on_the_spot(string claimed, Verdict? verdict)
    {
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("test@example.comdeadsea"u8));
        assertion = assertion.Replace("ecf5409f3f4b91ab60cc5ef4c02aef7032354375e70cf4d8e43f6a1d29891942", hash, StringComparison.Ordinal);
        Assert.Equal(verdict ?? Verdict.Passed, Judge(holder: claimed)[CheckName.Holder].Verdict);
        Assert.Equal(verdict ?? Verdict.Passed, Judge(holder: claimed.ToUpperInvariant())[CheckName.Holder].Verdict);
    }

    [Theory]
    [InlineData("\"hosted\"", "\"SignedBadge\"", CredentialState.Undetermined)]
    [InlineData("\"hosted\"", "\"HostedBadge\"", CredentialState.Valid)]
    [InlineData("\"issuedOn\"", "\"isuedOn\"", CredentialState.Undetermined)]
    [InlineData("\"issuedOn\"", "\"extensions:x\": {}, \"issuedOn\"", CredentialState.Valid)]
    [InlineData("T00:00:00Z", "", CredentialState.Altered)]
    [InlineData("\"hashed\": true", "\"hashed\": \"true\"", CredentialState.Altered)]
    [InlineData("openbadges/v2\"", "openbadges/v9\"", CredentialState.Undetermined)]
    [InlineData("\"Assertion\"", "[\"Assertion\", \"Extension\"]", CredentialState.Valid)]
    [InlineData("\"Assertion\"", "\"Other\"", CredentialState.Altered)]
    public void Its_shape_is_the_standards(string text, string by, CredentialState state)
    {
        assertion = assertion.Replace(text, by, StringComparison.Ordinal);
        Assert.Equal(state, Judge().State);
    }

    private void Issuer(string more) => web.Add($"{Site}/issuer.json", $$"""
        { "@context": "https://w3id.org/openbadges/v2", "type": "Issuer", "id": "{{Site}}/issuer.json", "name": "The School", "url": "{{Site}}", "email": "office@school.example"{{more}} }
        """);

    private VerificationReport Judge(string? served = null, string? address = null, string at = "2026-12-01T00:00:00Z", string? holder = null)
    {
        web.Add(address ?? $"{Site}/assertions/1.json", served ?? assertion);
        return HostedVerifier.Verify(Documents.Parse(assertion), web, Question(at, holder: holder));
    }
}
