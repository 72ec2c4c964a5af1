using System.Text;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Proofs;
using Publisher.Credentials.Tests.Keys;
using Publisher.Credentials.Tests.Verification;
using static Publisher.Credentials.Tests.Verification.TestGuild;

namespace Publisher.Credentials.Tests.Authority;

public sealed class AuthorityChainTests
{
    private const string Later = "2026-06-01T00:00:00Z";
    private const string SignedOn = "2026-05-30T00:00:00Z";

    private static AuthorityDocument Version2(params TestSigner[] signers) => SignAuthority(AuthorityText(2, Version1, Later), SignedOn, signers);

    [Fact]
    public void A_chain_of_three_versions_is_verified()
    {
        var second = Version2(Ana, Ben);
        var third = SignAuthority(AuthorityText(3, second, "2026-07-01T00:00:00Z"), "2026-06-15T00:00:00Z", Cyd, Ben);
        var chain = Chain(Version1, second, third);
        Assert.Equal([1, 2, 3], chain.Versions.Select(v => v.Version));
        Assert.Same(third, chain.Newest);
        Assert.Null(chain.InForceAt(Documents.Moment("2026-01-09T00:00:00Z")));
        Assert.Same(Version1, chain.InForceAt(Documents.Moment("2026-05-31T23:59:59Z")));
        Assert.Same(second, chain.InForceAt(Documents.Moment(Later)));
        Assert.Same(second, chain.Find(2));
        Assert.Null(chain.Find(4));
    }

    [Theory]
    [InlineData("did:web:guild.example", true)]
    [InlineData("did:web:localhost%3A8080", true)]
    [InlineData("did:web:guild.org", false)]
    [InlineData("did:web:example.org", false)]
    public void A_published_demonstration_key_is_refused_outside_demonstrations(string issuer, bool taken)
    {
        foreach (var multibase in Publisher.Credentials.Keys.DemonstrationKeys.Multibase)
        {
            var text = AuthorityText().Replace(Ana.PublicKey.Multibase, multibase, StringComparison.Ordinal).Replace(Did, issuer, StringComparison.Ordinal);
            AuthorityChain.TryVerify([Unsigned(text)], out _, out var problem);
            Assert.Equal(!taken, problem!.Detail.Contains("published for demonstrations", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_retired_key_signs_no_later_version_whatever_date_it_claims()
    {
        string Retire(string text) => text.Replace($"\"{Ana.PublicKey.Multibase}\"", $"\"{Ana.PublicKey.Multibase}\", \"retiredAt\": \"{Later}\"", StringComparison.Ordinal);
        var alone = """{ "role": "steward", "quorum": 1 }""";
        var first = SignAuthority(AuthorityText(amendment: alone), Start, Ana);
        var second = SignAuthority(Retire(AuthorityText(2, first, Later, amendment: alone)), SignedOn, Ben);
        Chain(first, second);
        foreach (var claimed in new[] { SignedOn, "2026-02-01T00:00:00Z" })
        {
            var stolen = AuthorityText(3, second, "2026-07-01T00:00:00Z", amendment: alone);
            Refused(1, first, second, SignAuthority(stolen, claimed, Ana));
            Refused(1, first, second, SignAuthority(Retire(stolen), claimed, Ana));
        }
        Chain(first, second, SignAuthority(Retire(AuthorityText(3, second, "2026-07-01T00:00:00Z", amendment: alone)), SignedOn, Ben));
    }

    [Fact]
    public void Version_1_needs_one_of_the_alternatives_it_states()
    {
        Chain(SignAuthority(AuthorityText(), Start, Recovery));
        Refused(1, SignAuthority(AuthorityText(), Start, Ana));
        Refused(1, Unsigned(AuthorityText()));
        Refused(3, Unsigned(AuthorityText(amendment: """{ "role": "steward", "quorum": 3 }""")));
        Refused(1, SignAuthority(AuthorityText(amendment: """{ "role": "steward", "quorum": 3 }"""), Start, Ana, Ben));
        Chain(SignAuthority(AuthorityText(amendment: """{ "role": "steward", "quorum": 3 }"""), Start, Ana, Ben, Cyd));
    }

    [Fact]
    public void Two_keys_of_one_person_are_one_signature()
    {
        var second = new TestSigner("ana's second");
        string[] members = [Member("m1", Subject("ana"), Key(Ana)), Member("m9", Subject("ana"), Key(second)), StandardMembers[1], StandardMembers[4]];
        var text = AuthorityText(members: members, rules: [Rule("\"*\"")], amendment: """{ "role": "steward", "quorum": 2 }""");
        Refused(1, SignAuthority(text, Start, Ana, second));
        Chain(SignAuthority(text, Start, Ana, second, Ben));
    }

    [Fact]
    public void Two_signatures_of_one_key_are_one()
    {
        var text = AuthorityText();
        string[] proofs = [.. Documents.Sign(text, Did, Ana, Start, Cryptosuite.EddsaJcs2022), .. Documents.Sign(text, Did, Ana, "2026-01-10T00:00:01Z", Cryptosuite.EddsaJcs2022)];
        Refused(1, Read(Documents.WithProofs(text, proofs)));
    }

    [Fact]
    public void One_key_under_two_names_is_refused()
    {
        string[] members = [.. StandardMembers[..3], Member("m4", Subject("dot"), Key(Dot)), Member("r1", Subject("ana"), Key(Recovery, kept: "code"), "recovery")];
        Chain(SignAuthority(AuthorityText(members: members), Start, Ana, Ben));
        // in one version: refused when read
        Assert.False(AuthorityDocument.TryRead(Documents.Parse(AuthorityText(members: [.. members, Member("m5", Subject("eve"), Key(Ana))])), out _, out var problem));
        Assert.Contains("a key belongs to one person", problem.Detail, StringComparison.Ordinal);
        // in a later version: a key is somebody's for ever
        string[] moved = [Member("m5", Subject("eve"), Key(Ana)), .. StandardMembers[1..]];
        Refused(0, Version1, SignAuthority(AuthorityText(2, Version1, Later, moved), SignedOn, Ana, Ben, Cyd));
        // a member id is one person for ever, too
        string[] renamed = [Member("m1", Subject("eve"), Key(new TestSigner("eve"))), .. StandardMembers[1..]];
        Refused(0, Version1, SignAuthority(AuthorityText(2, Version1, Later, renamed), SignedOn, Ben, Cyd));
    }

    [Fact]
    public void A_new_version_needs_the_quorum_of_the_old_and_of_the_new()
    {
        string[] takeover = [Member("x1", Subject("x1"), Key(new TestSigner("x1"))), Member("x2", Subject("x2"), Key(new TestSigner("x2")))];
        var text = AuthorityText(2, Version1, Later, takeover, [Rule("\"*\"")], """{ "role": "steward", "quorum": 2 }""");
        TestSigner[] theirs = [new("x1"), new("x2")];
        Refused(1, Version1, SignAuthority(text, SignedOn, theirs)); // the old recovery entry alone would do
        Refused(1, Version1, SignAuthority(text, SignedOn, [.. theirs, Ana]));
        Refused(2, Version1, SignAuthority(text, SignedOn, Ana, Ben));
        Chain(Version1, SignAuthority(text, SignedOn, [.. theirs, Ana, Ben]));
        Refused(1, Version1, Version2(Ana));
    }

    [Fact]
    public void A_signature_by_a_key_nobody_names_spoils_the_version() => Refused(0, Version1, Version2(Ana, Ben, Stranger));

    [Fact]
    public void Keys_sign_only_inside_their_validity()
    {
        Refused(1, SignAuthority(AuthorityText(), "2026-01-09T23:59:59Z", Ana, Ben)); // the recovery entry alone would do
        string[] retired = [Member("m1", Subject("ana"), Key(Ana, ", \"retiredAt\": \"2026-05-01T00:00:00Z\"")), .. StandardMembers[1..]];
        var first = SignAuthority(AuthorityText(members: retired), Start, Ana, Ben);
        Chain(first);
        Refused(1, first, SignAuthority(AuthorityText(2, first, Later, retired), SignedOn, Ana, Ben));
        Chain(first, SignAuthority(AuthorityText(2, first, Later, retired), SignedOn, Cyd, Ben));
        string[] compromised = [Member("m1", Subject("ana"), Key(Ana, ", \"compromisedAt\": \"2026-05-01T00:00:00Z\"")), .. StandardMembers[1..]];
        Refused(1, Version1, SignAuthority(AuthorityText(2, Version1, Later, compromised), SignedOn, Ana, Ben));
        Chain(Version1, SignAuthority(AuthorityText(2, Version1, Later, compromised), SignedOn, Cyd, Ben));
        Chain(Version1, SignAuthority(AuthorityText(2, Version1, Later, compromised), SignedOn, Recovery));
    }

    [Fact]
    public void Order_links_issuer_and_time_have_to_fit()
    {
        var second = Version2(Ana, Ben);
        Refused(0, second, Version1);
        Refused(0, second);
        Refused(0);
        Refused(0, Version1, SignAuthority(AuthorityText(3, second, "2026-07-01T00:00:00Z"), SignedOn, Ana, Ben));
        // another text of version 1
        var otherFirst = SignAuthority(AuthorityText(rules: [Rule("\"*\"")]), Start, Ana, Ben);
        Refused(0, otherFirst, second);
        // version 1 with one more signature is another text as well
        Refused(0, SignAuthority(AuthorityText(), Start, Ana, Ben, Cyd), second);
        Refused(0, Version1, SignAuthority(AuthorityText(2, Version1, "2026-01-09T00:00:00Z"), SignedOn, Ana, Ben));
        var elsewhere = AuthorityText(2, Version1, Later, did: "did:web:other.example");
        Refused(0, Version1, Read(Documents.WithProofs(elsewhere, Documents.Sign(elsewhere, Did, Ana, SignedOn, Cryptosuite.EddsaJcs2022))));
    }

    [Fact]
    public void Two_successors_of_one_version_are_a_fork_and_neither_is_believed()
    {
        var one = Version2(Ana, Ben);
        var other = SignAuthority(AuthorityText(2, Version1, Later, rules: [Rule("\"*\"")]), SignedOn, Ana, Ben);
        var problem = Refused(0, Version1, one, other);
        Assert.Contains("forked", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_document_is_found_out()
    {
        var text = Encoding.UTF8.GetString(Version1.Document.Bytes.Span);
        var changed = text.Replace("\"quorum\": 2, \"selfAward\"", "\"quorum\": 1, \"selfAward\"", StringComparison.Ordinal);
        Assert.NotEqual(text, changed);
        Assert.Contains("changed after signing", Refused(0, Read(changed)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_jcs_proofs_with_the_issuers_address_count()
    {
        var text = AuthorityText();
        var proofs = Documents.Sign(text, Did, Ana, Start, Cryptosuite.EddsaJcs2022).Concat(Documents.Sign(text, Did, Ben, Start, Cryptosuite.EddsaJcs2022)).ToArray();
        Chain(Read(Documents.WithProofs(text, proofs)));
        Refused(0, Read(Documents.WithProofs(text, [.. proofs, proofs[0].Replace("jcs", "rdfc", StringComparison.Ordinal)])));
        Refused(0, Read(Documents.WithProofs(text, [.. proofs, .. Documents.Sign(text, "did:web:other.example", Cyd, Start, Cryptosuite.EddsaJcs2022)])));
        Refused(0, Read(Documents.WithProofs(text, [.. proofs, "{ \"type\": \"Other\" }"])));
    }

    private static AuthorityDocument Unsigned(string text) => Read(text);

    private static AuthorityDocument Read(string text)
    {
        Assert.True(AuthorityDocument.TryRead(Documents.Parse(text), out var authority, out var problem), $"{problem?.Pointer}: {problem?.Detail}");
        return authority;
    }

    private static AuthorityChainProblem Refused(int missing, params AuthorityDocument[] versions)
    {
        Assert.False(AuthorityChain.TryVerify(versions, out _, out var problem));
        Assert.True(missing == problem.Missing, problem.ToString());
        return problem;
    }
}
