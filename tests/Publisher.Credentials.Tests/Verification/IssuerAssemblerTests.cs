using System.Text;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Keys;
using Publisher.Credentials.Status;
using Publisher.Credentials.Verification;
using static Publisher.Credentials.Tests.Verification.TestGuild;

namespace Publisher.Credentials.Tests.Verification;

/// <summary>What is gathered of an issuer, and what is not asked for.</summary>
public sealed class IssuerAssemblerTests
{
    private readonly DocumentsInMemory site = Site();

    [Fact]
    public void A_guilds_documents_are_found_by_the_addresses_they_name_and_nothing_else_is_asked_for()
    {
        var award = SignAward(AwardText(), Ana, Ben);

        var material = IssuerAssembler.Assemble(Did, [award, award], site);

        StateTests.AssertState(CredentialState.Valid, new CredentialVerifier(material).Verify(award, Question()));
        Assert.Equal([Base + "/.well-known/did.json", Base + "/authority/1.json", Base + "/status/1.json"], site.Asked);
    }

    [Fact]
    public void A_set_bit_asks_for_the_three_decisions()
    {
        site.Add(Base + "/status/1.json", Encoding.UTF8.GetString(SignStatusList(StatusListText(setBits: [42]), Ana).Bytes.Span));
        var award = SignAward(AwardText(), Ana, Ben);

        var material = IssuerAssembler.Assemble(Did, [award], site);

        Assert.Equal(StatusDecision.ActionWords.Select(a => $"{Base}/status/decisions/aaaabbbbccccdddd-{a}.json"), site.Asked.Skip(3));
        StateTests.AssertState(CredentialState.Revoked, new CredentialVerifier(material).Verify(award, Question()));
    }

    [Theory]
    [InlineData("/.well-known/did.json", CheckName.Signatures, "could not be had: nothing stands at")]
    [InlineData("/authority/1.json", CheckName.Authority, "could not be relied on: nothing stands at")]
    [InlineData("/status/1.json", CheckName.Status, "could not be had: nothing stands at")]
    public void What_is_missing_is_told_by_the_step_that_needs_it(string path, CheckName step, string words)
    {
        site.Remove(Base + path);
        var award = SignAward(AwardText(), Ana, Ben);

        var report = new CredentialVerifier(IssuerAssembler.Assemble(Did, [award], site)).Verify(award, Question());

        StateTests.AssertState(CredentialState.Undetermined, report);
        Assert.Equal(Verdict.NotChecked, report[step].Verdict);
        Assert.Contains(words, report[step].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Not_authorised_says_what_the_rule_wanted_and_who_signed()
    {
        var award = SignAward(AwardText(), Ana);
        var report = new CredentialVerifier(IssuerAssembler.Assemble(Did, [award], site)).Verify(award, Question());
        Assert.StartsWith("The rule asks for two people with the role steward, at least one with a key kept as file; m1 signed, and one more has to sign.", report[CheckName.Authority].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_did_key_needs_no_documents()
    {
        var material = IssuerAssembler.Assemble(DidKey.From(Ana.PublicKey), [], site);
        Assert.Null(material.ControllerProblem);
        Assert.Empty(site.Asked);
    }

    [Theory]
    [InlineData("did:web:badges.tidewater.example", "https://badges.tidewater.example/.well-known/did.json")]
    [InlineData("did:web:a.example%3A8443:b", "https://a.example:8443/b/did.json")]
    [InlineData("did:web:guild.localhost%3A5000", "http://guild.localhost:5000/.well-known/did.json", "https://guild.localhost:5000/.well-known/did.json")]
    [InlineData("https://school.example/issuers/1", "https://school.example/issuers/1")]
    [InlineData("http://school.example/issuers/1")]
    [InlineData("https://school.example/issuers/1#key")]
    [InlineData("did:web:A.example")]
    [InlineData("did:ion:x")]
    [InlineData("urn:uuid:x")]
    public void An_issuers_document_has_one_address(string issuer, params string[] addresses) => Assert.Equal(addresses, IssuerAssembler.ControllerAddresses(issuer));

    private static DocumentsInMemory Site()
    {
        var site = new DocumentsInMemory();
        site.Add(Base + "/.well-known/did.json", Encoding.UTF8.GetString(DidDocument.Write(Chain(Version1), Base)));
        site.Add(Base + "/authority/1.json", Encoding.UTF8.GetString(Version1.Document.Bytes.Span));
        site.Add(Base + "/status/1.json", Encoding.UTF8.GetString(EmptyStatusList.Bytes.Span));
        return site;
    }
}
