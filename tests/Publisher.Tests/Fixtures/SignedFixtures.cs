using System.Collections.Immutable;
using Publisher.Authoring;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.Keys;
using Publisher.Credentials.Status;

namespace Publisher.Tests.Fixtures;

/// <summary>Fixtures that need signatures: each a change to the minimal site, honestly signed where only the rest is wrong.</summary>
internal static class SignedFixtures
{
    private const string Third = "thirdaaaaaaaaaaa";
    private const string Word = "wordaaaaaaaaaaaa";
    private const string Measured = "https://minimal.example/badges/first-light/1.1/achievement.json#stove";
    private const string Evidence = "content/evidence/" + SignedSite.HandsId + "/notes.txt";

    public static ImmutableArray<(string Name, Action<SignedSite> Make)> All { get; } =
    [
        ("PUB0153-result-not-offered", site => { Measure(site, ""); site.Award("first-light", Third, 9, draft => draft with { Results = [new(Measured, "12", null, null)] }); }),
        ("PUB0154-result-missing", site => { Measure(site, ", required: 8"); site.Award("first-light", Third, 9); }),
        ("PUB0188-stack-withdrawn", site => Withdraw(site, s => s.Edit("content/members/wren.md", "links:", $"stack: [{SignedSite.LightId}]\nlinks:"))),
        ("PUB0201-award-in-another-file", site => Move(site, SignedSite.LightId, Third)),
        ("PUB0202-award-of-another-issuer", site => site.Award("first-light", Third, 9, edit: t => t.Replace("\"issuer\": {\n    \"id\": \"did:web:minimal.example\"", "\"issuer\": {\n    \"id\": \"did:web:other.example\"", StringComparison.Ordinal))),
        ("PUB0203-unknown-badge", site => site.Award("first-light", Third, 9, edit: t => t.Replace("/badges/first-light/1.0/achievement.json", "/badges/last-light/1.0/achievement.json", StringComparison.Ordinal))),
        ("PUB0204-achievement-differs", site => site.Award("first-light", Third, 9, edit: t => t.Replace("Lit the workshop stove", "Lit the big stove", StringComparison.Ordinal))),
        ("PUB0205-badge-changed", site => site.Edit("content/badges/first-light.md", "three winter mornings", "two winter mornings")),
        ("PUB0206-unknown-authority", site => site.Award("first-light", Third, 9, edit: t => t.Replace("/authority/1.json", "/authority/2.json", StringComparison.Ordinal))),
        ("PUB0207-evidence-missing", site => site.Remove(Evidence)),
        ("PUB0208-evidence-changed", site => site.Edit(Evidence, "Two hours", "Three hours")),
        ("PUB0209-evidence-unused", site => site["content/evidence/" + SignedSite.LightId + "/stove.txt"] = "The stove.\n"),
        ("PUB0210-evidence-required", site => site.Edit("content/badges/first-light.md", "tags: [morning]", "tags: [morning]\nevidence: required")),
        ("PUB0211-email-address", site => site.Award("first-light", Third, 9, draft => draft with { Narrative = "Ask @wren@social.example or wren@minimal.example." })),
        ("PUB0212-status-index-taken", site => site.Award("first-light", Third, 7)),
        ("PUB0213-no-status-list", site => site.Award("first-light", Third, 9, draft => draft with { StatusList = "2" })),
        ("PUB0214-shared-id", site => site.Edit("content/members/wren.md", "000000000003", "000000000001")),
        ("PUB0215-rule-without-badge", site => Amend(site, a => a with { Rules = [.. a.Rules, new() { Badges = ["last-light"], Signers = new("steward", [], null) }] })),
        ("PUB0216-pinned-picture", site => site.Award("first-light", Third, 9, draft => draft with { SvgDigest = draft.PngDigest })),
        ("PUB0217-award-twice", site => site.Write($"content/awards/2027/{SignedSite.LightId}.json", site.Files[SignedSite.PathOf(SignedSite.LightId)])),
        ("PUB0218-withdrawn-place", site => Withdraw(site, s => s[WithdrawnPlace.PathOf(SignedSite.LightId)] = "1 7 1 9\n")),
        ("PUB0219-withdrawn-without-decision", site => Withdraw(site, s => s.Remove(SignedSite.DecisionPath(SignedSite.LightId, StatusAction.Withdraw)))),
        ("PUB0108-hidden-character-in-award", site => site.Award("first-light", Third, 9, draft => draft with { Narrative = "Was \u202Ethere." })),
        ("PUB0301-not-json", site => site.Edit(SignedSite.PathOf(SignedSite.LightId), "\"type\": [\n    \"VerifiableCredential\"", "\"id\": \"x\",\n  \"type\": [\n    \"VerifiableCredential\"")),
        ("PUB0302-proofs-without-document", site => Move(site, SignedSite.HandsId, null)),
        ("PUB0303-proofs-not-joined", site => site[$"content/awards/2026/{SignedSite.HandsId}.proofs/m2.json"] = "{}\n"),
        ("PUB0304-credential-shape", site => site.Edit(SignedSite.PathOf(SignedSite.LightId), "\"validFrom\": \"2026-02-03T18:00:00Z\"", "\"validFrom\": \"yesterday\"")),
        ("PUB0305-no-authority", site => site.Remove("content/authority/1.json")),
        ("PUB0306-authority-gap", site => Amend(site, a => a, 3)),
        ("PUB0307-authority-shape", site => site.Edit("content/authority/1.json", "\"quorum\": 2", "\"quorom\": 2")),
        ("PUB0308-authority-not-verified", site => site.Edit("content/authority/1.json", "\"quorum\": 2", "\"quorum\": 1")),
        ("PUB0310-altered", site => site.Edit(SignedSite.PathOf(SignedSite.LightId), "before the frost", "after the frost")),
        ("PUB0311-not-authorised", site =>
        {
            // A badge that no rule speaks of.
            site["content/badges/knots.md"] = "---\nname: Knots\ndescription: Knots that hold\n---\n\nTies a knot that holds.\n";
            site.Write("content/badges/knots.svg", site.Files["content/badges/first-light.svg"]);
            site.Write("content/badges/knots.png", site.Files["content/badges/first-light.png"]);
            site.Award("knots", Third, 9);
        }),
        ("PUB0312-undetermined", site => site.Award("first-light", Third, 9, draft => draft with { StatusIndex = 999_999 })),
        ("PUB0313-waiting", site => site.Remove($"content/awards/2026/{SignedSite.HandsId}.proofs/m2.json")),
        ("PUB0314-status-list-refused", site => site.SignList(SignedSite.Mallory)),
        ("PUB0330-affirmed-refused", site =>
        {
            RetireBen(site, [AffirmedList.Line(SignedSite.HandsId, Hands(site))]);
            site.Edit("content/authority/2.affirmed", SignedSite.HandsId, SignedSite.LightId);
        }),
        ("PUB0331-affirmed-missing", site =>
        {
            RetireBen(site, [AffirmedList.Line(SignedSite.HandsId, Hands(site))]);
            site.Remove("content/authority/2.affirmed");
        }),
        ("PUB0332-authority-waiting", site => Amend(site, a => a with { Amendment = [new("steward", 2)] })),
        ("PUB0333-disowned", site => Amend(site, a => a with { Members = [a.Members[0], EndBen(a.Members[1], k => k with { CompromisedAt = SignedSite.Begin.AddDays(20) }), a.Members[2]] })),
        ("PUB0334-list-by-several", site => Amend(site, a => a with { Status = new(null, new("steward", 2)) })),
        ("PUB0340-endorsement-altered", site =>
        {
            site.Endorse(SignedSite.LightId, Word, SignedSite.Mallory);
            site.Edit(SignedSite.EndorsementPath(Word), "*warm*", "*cold*");
        }),
        ("PUB0341-endorses-nothing", site => site.Endorse(Third, Word, SignedSite.Mallory)),
        ("PUB0342-endorsement-in-another-file", site => site.Endorse(SignedSite.LightId, Word, SignedSite.Mallory, edit: t => t.Replace(Word, Third, StringComparison.Ordinal))),
        ("PUB0343-endorsement-by-another-key", site => site.Endorse(SignedSite.LightId, Word, SignedSite.Mallory, did: DidKey.From(SignedSite.Ben.PublicKey))),
        ("PUB0344-endorser-not-known", site => site.Endorse(SignedSite.LightId, Word, SignedSite.Mallory, did: "did:web:harbour.example")),
        ("PUB0345-endorses-other-bytes", site => site.Endorse(SignedSite.LightId, Word, SignedSite.Mallory, draft => draft with { DigestSri = Sri.Of([]) })),
        ("PUB0346-endorses-own-award", site =>
        {
            site.Award("first-light", Third, 9, draft => draft with { HolderId = "urn:uuid:0a0a0a0a-0000-4000-8000-000000000002" });
            site.Endorse(Third, Word, SignedSite.Ben);
        }),
        ("PUB0347-endorsement-of-what-waits", site =>
        {
            site.Remove($"content/awards/2026/{SignedSite.HandsId}.proofs/m2.json");
            site.Endorse(SignedSite.HandsId, Word, SignedSite.Mallory);
        }),
        ("PUB0348-withdraws-no-endorsement", site => site.Unsay(Word)),
        ("PUB0349-withdrawal-refused", site =>
        {
            // Signed by somebody who did not endorse.
            site.Endorse(SignedSite.LightId, Word, SignedSite.Mallory);
            site.Unsay(Word, own: SignedSite.Ben);
        }),
        ("PUB0350-approval-waits", site =>
        {
            site.Define("first-light");
            site.Approve("first-light", Word, [SignedSite.Ada]);
        }),
        ("PUB0351-approval-altered", site =>
        {
            site.Define("first-light");
            site.Approve("first-light", Word, [SignedSite.Ada, SignedSite.Ben]);
            site.Edit(SignedSite.EndorsementPath(Word), "We approve", "We like");
        }),
        ("PUB0352-approval-overtaken", site =>
        {
            site.Define("first-light");
            site.Approve("first-light", Word, [SignedSite.Ada]);
            site.Amend(a => a, 3, 90);
        }),
        ("PUB0353-approval-by-a-stolen-key", site =>
        {
            site.Define("first-light");
            site.Approve("first-light", Word, [SignedSite.Ada, SignedSite.Ben]);
            site.Amend(a => a with { Members = [a.Members[0], EndBen(a.Members[1], k => k with { CompromisedAt = SignedSite.Begin.AddDays(65) }), a.Members[2]] }, 3, 90);
        }),
        ("PUB0354-award-of-what-nobody-approved", site =>
        {
            site.Define("first-light");
            site.AwardNow("first-light", Third, 9);
        }),
        ("PUB0355-award-before-the-approval", site =>
        {
            site.Define("first-light");
            site.Approve("first-light", Word, [SignedSite.Ada]);
            site.AwardNow("first-light", Third, 9);
        }),
        ("PUB0356-badge-not-approved", site => site.Define("two-hands")),
        ("PUB0720-another-version-frozen", site => site["content/badges/first-light/2.0/achievement.json"] = site["content/badges/first-light/1.0/achievement.json"].Replace("1.0", "2.0", StringComparison.Ordinal)),
        ("PUB0721-changed-without-approval", site =>
        {
            site.Define("first-light");
            site.Edit("content/badges/first-light.md", "name: First Light", "name: First Light\nversion: \"2.0\"");
        }),
        ("PUB0722-approved-and-changed", site =>
        {
            site.Define("first-light");
            site.Approve("first-light", Word, [SignedSite.Ada, SignedSite.Ben]);
            site.Edit("content/badges/first-light.md", "tags: [morning]", "tags: [morning, craft]");
        }),
        ("PUB0320-decision-shape", site => Revoke(site, edit: t => t.Replace("\"format\": 1", "\"format\": 1,\n  \"severity\": 3", StringComparison.Ordinal))),
        ("PUB0321-decision-name", site => Rename(site, SignedSite.LightId, StatusAction.Revoke, StatusAction.Withdraw)),
        ("PUB0322-decision-refused", site =>
        {
            Revoke(site);
            site.Edit(SignedSite.DecisionPath(SignedSite.LightId, StatusAction.Revoke), "wrong person", "right person");
        }),
        ("PUB0323-decision-waiting", site => site.Decide(SignedSite.HandsId, StatusAction.Revoke)),
        ("PUB0328-decision-lapsed", site =>
        {
            site.Decide(SignedSite.HandsId, StatusAction.Revoke);
            Amend(site, a => a);
        }),
        ("PUB0324-decision-without-award", site => site.Decide(Third, StatusAction.Revoke)),
        ("PUB0325-decision-replacement", site =>
        {
            site.Award("first-light", Third, 9, draft => draft with { HolderId = "urn:uuid:0a0a0a0a-0000-4000-8000-000000000002" });
            site.Decide(SignedSite.LightId, StatusAction.Supersede, by: Third);
            site.SignList(SignedSite.Ada, 7);
        }),
        ("PUB0326-status-list-behind", site => site.Decide(SignedSite.LightId, StatusAction.Revoke)),
        ("PUB0327-withdrawn-still-there", site =>
        {
            site.Decide(SignedSite.LightId, StatusAction.Withdraw);
            site.SignList(SignedSite.Ada, 7);
        }),
        ("PUB0610-signed-file-written-anew", site => site[SignedSite.PathOf(SignedSite.LightId)] += "\n"),
        ("PUB0611-signature-taken-away", site => site.Remove($"content/awards/2026/{SignedSite.HandsId}.proofs/m2.json")),
        ("PUB0612-award-in-another-year", site =>
        {
            site.Write($"content/awards/2027/{SignedSite.LightId}.json", site.Files[SignedSite.PathOf(SignedSite.LightId)]);
            site.Remove(SignedSite.PathOf(SignedSite.LightId));
        }),
        ("PUB0613-two-versions-at-once", site =>
        {
            Amend(site, a => a);
            Amend(site, a => a, 3, "content/authority/2.json");
        }),
        ("PUB0614-award-under-rules-it-brings", site =>
        {
            // Lawful new rules by which one signature is enough, and an award with that one.
            Amend(site, a => a with { Rules = [a.Rules[0] with { Quorum = 1, EvidenceRequired = false }, a.Rules[1]] });
            site.Award("two-hands", Third, 9, draft => draft with { AuthorityVersion = 2, AuthorityDigest = Sri.Of(site.Files["content/authority/2.json"]), ValidFrom = SignedSite.Begin.AddDays(61) });
        }),
        ("PUB0900-nothing-pulled", site => Harbour.List(site, Sri.Of([]))),
        ("PUB0901-peer-not-listed", site =>
        {
            Harbour.Pull(site);
            site["site.config.yml"] = site["site.config.yml"].Replace("harbour\n", "haven\n", StringComparison.Ordinal);
        }),
        ("PUB0902-peer-rules-changed", site =>
        {
            Harbour.Pull(site);
            site.Edit(Harbour.Folder + "authority/1.json", "\"quorum\": 2", "\"quorum\": 1");
        }),
        ("PUB0903-peer-award-forged", site =>
        {
            Harbour.Pull(site);
            site.Edit(Harbour.LightPath, "before the frost", "after the frost");
        }),
        ("PUB0904-peer-award-without-treaty", site =>
        {
            Harbour.Pull(site);
            site.Remove(Harbour.TreatyPath);
        }),
        ("PUB0905-peer-has-forked", site =>
        {
            var harbour = Harbour.Make();
            Harbour.Pull(site, harbour);
            site.Write(Harbour.Folder + "evidence/fork-2/one.json", Harbour.Second(harbour, 1));
            site.Write(Harbour.Folder + "evidence/fork-2/other.json", Harbour.Second(harbour, 2));
        }),
        ("PUB0906-peer-rolled-back", site =>
        {
            Harbour.Pull(site);
            site[Harbour.Folder + "seen.json"] = Harbour.Seen("refused");
        }),
        ("PUB0940-treaty-under-another-name", site =>
        {
            Harbour.Pull(site);
            site.Write(Harbour.Folder + "treaties/agreement.json", site.Files[Harbour.TreatyPath]);
        }),
        ("PUB0941-treaty-altered", site =>
        {
            Harbour.Pull(site);
            site.Edit(Harbour.TreatyPath, "*colder*", "*warmer*");
            site.Remove(Harbour.LightPath);
        }),
        ("PUB0942-treaty-in-another-file", site =>
        {
            Harbour.Pull(site);
            site.Write(Harbour.Folder + $"treaties/{Third}.json", site.Files[Harbour.TreatyPath]);
        }),
        ("PUB0943-treaty-about-another-badge", site =>
        {
            Harbour.Pull(site);
            site.Edit(Harbour.Folder + "badges/first-light/1.0/achievement.json", "Lit the workshop stove", "Lit a match");
            site.Remove(Harbour.LightPath);
        }),
        ("PUB0944-treaty-counts-as-nothing", site =>
        {
            Harbour.Pull(site);
            Harbour.Treat(site, d => d with { CountsAs = d.CountsAs with { DigestSri = Sri.Of([]) } });
            site.Remove(Harbour.LightPath);
        }),
        ("PUB0945-treaty-without-terms", site =>
        {
            Harbour.Pull(site);
            Harbour.Treat(site, edit: t => t.Replace("Recognised as First Light", "Recognised as Last Light", StringComparison.Ordinal));
            site.Remove(Harbour.LightPath);
        }),
        ("PUB0946-treaty-by-one-who-may-not", site =>
        {
            // The treaty names rules that this guild does not have under that number.
            Harbour.Pull(site);
            Harbour.Treat(site, d => d with { Authority = d.Authority with { DigestSri = Sri.Of([]) } });
            site.Remove(Harbour.LightPath);
        }),
        ("PUB0947-treaty-waits", site =>
        {
            Harbour.Pull(site);
            TwoForTreaties(site);
            Harbour.Treat(site, d => d with { Authority = new("https://minimal.example/authority/2.json", Sri.Of(site.Files["content/authority/2.json"])), ValidFrom = Later }, at: Later);
            site.Remove(Harbour.LightPath);
        }),
        ("PUB0949-word-about-no-partner", site => Harbour.Praise(site)),
        ("PUB0950-word-about-other-bytes", site =>
        {
            Harbour.Pull(site);
            Harbour.Praise(site, d => d with { DigestSri = Sri.Of([]) });
        }),
        ("PUB0948-treaty-never-came-about", site =>
        {
            Harbour.Pull(site);
            TwoForTreaties(site);
            Harbour.Treat(site, d => d with { Authority = new("https://minimal.example/authority/2.json", Sri.Of(site.Files["content/authority/2.json"])), ValidFrom = Later }, at: Later);
            Amend(site, a => a with { ValidFrom = Later }, 3, "content/authority/2.json");
            site.Remove(Harbour.LightPath);
        }),
    ];

    private static readonly DateTimeOffset Later = SignedSite.Begin.AddDays(61);

    // Rules by which two stewards recognise badges of others.
    private static void TwoForTreaties(SignedSite site) => Amend(site, a => a with { Treaties = new() { Badges = [], Signers = new("steward", [], null), Quorum = 2 } });

    private static void Revoke(SignedSite site, Func<string, string>? edit = null)
    {
        site.Decide(SignedSite.LightId, StatusAction.Revoke, edit: edit);
        site.SignList(SignedSite.Ada, 7);
    }

    private static void Rename(SignedSite site, string id, StatusAction from, StatusAction to)
    {
        site.Decide(id, from);
        site.Write(SignedSite.DecisionPath(id, to), site.Files[SignedSite.DecisionPath(id, from)]);
        site.Remove(SignedSite.DecisionPath(id, from));
        site.SignList(SignedSite.Ada, 7);
    }

    /// <summary>An award that was withdrawn and is gone, and what is then wrong.</summary>
    private static void Withdraw(SignedSite site, Action<SignedSite> spoil)
    {
        site.Decide(SignedSite.LightId, StatusAction.Withdraw);
        site.SignList(SignedSite.Ada, 7);
        site.Bury(SignedSite.LightId, 7, 1);
        spoil(site);
    }

    /// <summary>Moves an award's file to another id, or takes it away and leaves its further proofs.</summary>
    // A version of First Light that measures how warm the stove got.
    private static void Measure(SignedSite site, string required) =>
        site.Edit("content/badges/first-light.md", "tags: [morning]", $"version: \"1.1\"\ntags: [morning]\nresults:\n  stove: {{name: The stove, min: 0, max: 10{required}}}");

    private static void Move(SignedSite site, string id, string? to)
    {
        if (to is not null)
        {
            site.Write(SignedSite.PathOf(to), site.Files[SignedSite.PathOf(id)]);
        }
        else
        {
            site.Remove(Evidence);
        }
        site.Remove(SignedSite.PathOf(id));
    }

    // The award of two signers as it is published.
    private static ReadOnlySpan<byte> Hands(SignedSite site)
    {
        var path = SignedSite.PathOf(SignedSite.HandsId);
        return ProofSplice.TrySplice(SignedSite.Parse(site.Files[path]), [SignedSite.Parse(site.Files[path[..^5] + ".proofs/m2.json"])], out var published, out var problem)
            ? published.Bytes.Span : throw new InvalidOperationException(problem.Detail);
    }

    private static AuthorityMember EndBen(AuthorityMember ben, Func<AuthorityKey, AuthorityKey> end) => ben with { Keys = [end(ben.Keys[0])] };

    /// <summary>Ben leaves; the guild stands by the awards that the lines name.</summary>
    private static void RetireBen(SignedSite site, string[] lines)
    {
        var list = AffirmedList.Write(lines);
        site.Write("content/authority/2.affirmed", list);
        Amend(site, a => a with
        {
            Members = [a.Members[0], EndBen(a.Members[1], k => k with { RetiredAt = SignedSite.Begin.AddDays(60), Affirmed = new(lines.Length, Sri.Of(list)) }), a.Members[2]],
        });
    }

    /// <summary>A further authority version, signed as it should be.</summary>
    private static void Amend(SignedSite site, Func<AuthorityDraft, AuthorityDraft> change, int version = 2, string previous = "content/authority/1.json")
    {
        var draft = change(site.Authority()) with
        {
            Version = version,
            Previous = new(version - 1, Sri.Of(site.Files[previous])),
            ValidFrom = SignedSite.Begin.AddDays(60),
        };
        site.Write($"content/authority/{version}.json", SignedText.Sign(AuthorityWriter.Write(draft), draft.ValidFrom, draft.Issuer, SignedSite.Ada));
    }
}
