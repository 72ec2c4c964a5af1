using Publisher.Credentials.Verification;
using static Publisher.Credentials.Tests.Verification.TestGuild;

namespace Publisher.Credentials.Tests.Verification;

public sealed class HolderStepTests
{
    private const string Salt = "c2FsdCBzYWx0IHNhbHQh";

    // sha256("a@example.com" + "Kosher"), the worked example of Open Badges.
    private const string Kosher = "sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399";

    [Fact]
    public void The_worked_example_of_open_badges_matches()
    {
        var identity = Identity("emailAddress", Kosher, "Kosher");
        Assert.Equal(Verdict.Passed, Ask(identity, "a@example.com"));
        Assert.Equal(Verdict.Passed, Ask(identity, "  A@Example.com "));
        Assert.Equal(Verdict.Failed, Ask(identity, "b@example.com"));
    }

    [Fact]
    public void A_withheld_salt_comes_with_the_holders_link()
    {
        var email = Identity("ext:withheldSaltEmail", HolderCheckHash("zółw@example.com" + Salt));
        Assert.Equal(Verdict.Passed, Ask(email, "ZÓŁW@example.com", Salt));
        Assert.Equal(Verdict.Passed, Ask(email, "zo\u0301łw@example.com", Salt));
        Assert.Equal(Verdict.Failed, Ask(email, "zolw@example.com", Salt));
        Assert.Equal(Verdict.Failed, Ask(email, "zółw@example.com", "c2FsdA"));
        Assert.Equal(Verdict.NotChecked, Ask(email, "zółw@example.com"));

        // As this program hashes an address: A to Z in lower case, no other letter changed (docs/formats.md).
        var own = Identity("ext:withheldSaltEmail", HolderCheckHash("Éva@example.org" + Salt));
        Assert.Equal(Verdict.Passed, Ask(own, "Éva@Example.org", Salt));
        Assert.Equal(Verdict.Passed, Ask(own, " E\u0301va@example.org", Salt));
        Assert.Equal(Verdict.Failed, Ask(own, "Eva@example.org", Salt));
        // Only A to Z are put in lower case when an address is hashed (docs/formats.md).
        var kept = Identity("ext:withheldSaltEmail", HolderCheckHash("Żółw@example.com" + Salt));
        Assert.Equal(Verdict.Passed, Ask(kept, " Żółw@EXAMPLE.com\u3000", Salt));
        Assert.Equal(Verdict.Failed, Ask(kept, "żółw@example.com", Salt));

        var name = Identity("ext:withheldSaltName", HolderCheckHash("Łukasz Żółć" + Salt));
        Assert.Equal(Verdict.Passed, Ask(name, "  Łukasz \t Żo\u0301łc\u0301 ", Salt));
        Assert.Equal(Verdict.Failed, Ask(name, "łukasz żółć", Salt));
    }

    [Fact]
    public void An_identifier_is_compared_exactly_and_asking_nothing_checks_nothing()
    {
        Assert.Equal(Verdict.Passed, Ask("", Subject("heron")));
        Assert.Equal(Verdict.NotChecked, Ask("", "Blue Heron"));
        Assert.Equal(Verdict.NotChecked, Ask("", null));
        Assert.Equal(Verdict.NotChecked, Ask("", ""));
        Assert.Equal(Verdict.Failed, Ask(Identity("emailAddress", Kosher, "Kosher"), "half \ud83d"));
        Assert.Equal(Verdict.Failed, Ask(Identity("emailAddress", Kosher, "Kosher"), "no \ufffe character"));
    }

    [Fact]
    public void Who_asks_never_changes_the_state()
    {
        var award = SignAward(AwardText(identifier: Identity("emailAddress", Kosher, "Kosher")), Ana, Ben);
        Assert.Equal(CredentialState.Valid, Verify(award, question: Question(holder: "b@example.com")).State);
    }

    private static string HolderCheckHash(string text) =>
        "sha256$" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    private static string Identity(string type, string hash, string? salt = null) => $$"""
         "identifier": [ { "type": "IdentityObject", "hashed": true, "identityHash": "{{hash}}", "identityType": "{{type}}"{{(salt is null ? "" : $", \"salt\": \"{salt}\"")}} } ],
        """;

    private static Verdict Ask(string identity, string? holder, string? salt = null) =>
        Verify(SignAward(AwardText(identifier: identity), Ana, Ben), question: Question(holder: holder, salt: salt))[CheckName.Holder].Verdict;
}
