using System.Text;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.Proofs;
using Publisher.Credentials.Tests.Keys;
using Publisher.Credentials.Tests.Verification;
using static Publisher.Credentials.Tests.Verification.TestGuild;

namespace Publisher.Browser.Tests.Verifying;

/// <summary>What may stand on a guild's site: rules in one version and in several, keys that ended, lists and decisions of every kind, and documents that are missing or wrong.</summary>
internal static class GuildScenarios
{
    private const string Change = "2026-12-10T00:00:00Z";
    private const string Proposed = "2026-12-01T00:00:00Z";
    private const string Later = "2027-06-01T00:00:00Z";

    private static readonly AuthorityDocument Stricter = SignAuthority(AuthorityText(2, Version1, Change, rules: [Rule("\"*\"", ", \"quorum\": 3")]), Proposed, Ana, Ben);
    private static readonly Case Award = new("the usual award", TestDecision.Award.Bytes.ToArray());
    private static readonly Case Solo = new("one steward's award", SignAward(AwardText("solo"), Ana).Bytes.ToArray());

    /// <summary>All of them; <paramref name="mixed"/> awards are mixed for each of the guilds.</summary>
    public static IEnumerable<Scenario> All(int mixed) =>
    [
        new GuildSite().With("one version", [Award, Solo, .. AwardCases.Mixed(1, mixed)]),
        new GuildSite().With("one version, earlier", AwardCases.Mixed(2, mixed)) with { At = "2026-11-20T18:30:00Z" },
        new GuildSite().With("an address", AwardCases.Mixed(3, mixed)) with { Holder = " Blue.Heron@mail.example" },
        new GuildSite().With("an address with other letters", AwardCases.Mixed(9, mixed)) with { Holder = "ŻÓŁW@example.com" },
        new GuildSite().With("a name", AwardCases.Mixed(4, mixed)) with { Holder = " Blue\u2003 Heron " },
        new GuildSite().With("an id", AwardCases.Mixed(5, mixed)) with { Holder = Subject("heron") },
        new GuildSite(null, Version1, Stricter).With("two versions", [Award, Solo, .. AwardCases.Mixed(6, mixed, Version1, Stricter)]) with { At = Later },
        new GuildSite(null, Version1, Stricter).With("two versions, before the second", AwardCases.Mixed(7, mixed, Version1, Stricter)) with { At = "2026-12-09T00:00:00Z" },
        .. Ended(mixed),
        .. Lists(),
        .. Decisions(),
        .. Documents(),
        .. InItsName(),
    ];

    // Keys retired and compromised, with and without awards that the guild stands by; the list signed by the one who stays, and by the one whose key ended.
    private static IEnumerable<Scenario> Ended(int mixed)
    {
        var line = AffirmedList.Line("aaaabbbbccccdddd", TestDecision.Award.Bytes.Span);
        foreach (var (end, affirmed) in ((string, string[]?)[])[("compromisedAt", null), ("compromisedAt", []), ("compromisedAt", [line]), ("retiredAt", null), ("retiredAt", []), ("retiredAt", [line])])
        {
            var list = affirmed is null ? null : AffirmedList.Write(affirmed);
            var more = $", \"{end}\": \"{Proposed}\"{(list is null ? "" : $$""", "affirmed": { "count": {{affirmed!.Length}}, "digestSRI": "{{Sri.Of(list)}}" }""")}";
            string[] members = [Member("m1", Subject("ana"), Key(Ana, more)), .. StandardMembers[1..4], StandardMembers[4]];
            var version = SignAuthority(AuthorityText(2, Version1, Change, members: members), Proposed, Ben, Cyd);
            foreach (var (who, signer) in new[] { ("who stays", Ben), ("who went", Ana) })
            {
                var site = new GuildSite(null, Version1, version).Put("status/1.json", SignStatusList(StatusListText(), signer));
                var name = $"{end}, {affirmed?.Length.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no list"} affirmed, list by {who}";
                yield return (list is null ? site : site.Put("authority/2.affirmed", list)).With(name, [Award, Solo, .. AwardCases.Mixed(8, mixed / 6, Version1, version)]) with { At = Later };
            }
            if (list is not null)
            {
                yield return new GuildSite(null, Version1, version).With($"{end}, the list of affirmed awards is gone", [Award, Solo]) with { At = Later };
                yield return new GuildSite(null, Version1, version).Put("authority/2.affirmed", Encoding.UTF8.GetString(list) + "zz\n").With($"{end}, another list of affirmed awards", [Award, Solo]) with { At = Later };
            }
        }
    }

    private static IEnumerable<Scenario> Lists()
    {
        Scenario With(string name, SignedDocument list) => new GuildSite().Put("status/1.json", list).With("list: " + name, [Award, Solo]);
        yield return With("the award's bit", SignStatusList(StatusListText(setBits: [42]), Ben));
        yield return With("all but its bit", SignStatusList(StatusListText(setBits: [41, 43]), Ben));
        yield return With("another purpose", SignStatusList(StatusListText("suspension", setBits: [42]), Ben));
        yield return With("another issuer", SignStatusList(StatusListText(issuer: "did:web:other.example"), Ben));
        yield return With("a stranger's", SignStatusList(StatusListText(), Stranger));
        yield return With("by a friend", SignStatusList(StatusListText(), Dot));
        yield return With("ended", SignStatusList(StatusListText(more: " \"validUntil\": \"2026-12-01T00:00:00Z\","), Ben));
        yield return With("another address", SignStatusList(StatusListText().Replace("status/1.json", "status/2.json", StringComparison.Ordinal), Ben));
        yield return With("dated before the rules", SignStatusList(StatusListText(), Ben, "2025-01-01T00:00:00Z"));
        var good = SignStatusList(StatusListText(setBits: [7]), Ben);
        yield return new GuildSite().Put("status/1.json", Encoding.UTF8.GetString(good.Bytes.Span).Replace("\"uH4sI", "\"uH5sI", StringComparison.Ordinal)).With("list: changed", [Award]);
        yield return new GuildSite().Put("status/1.json", Encoding.UTF8.GetString(good.Bytes.Span).Replace("BitstringStatusList\"", "BitstringStatusLisp\"", StringComparison.Ordinal)).With("list: of no kind", [Award]);
        yield return new GuildSite().Put("status/1.json", "[]").With("list: empty", [Award]);
        yield return new GuildSite().Put("status/1.json", "<!doctype html>").With("list: a page", [Award]);
        yield return new GuildSite().Without("status/1.json").With("list: missing", [Award, Solo]);
    }

    private static IEnumerable<Scenario> Decisions()
    {
        var decision = new TestDecision();
        (string Name, string Action, SignedDocument Document)[] all =
        [
            ("revoked by two", "revoke", decision.Sign(Ana, Ben)),
            ("withdrawn by two", "withdraw", (decision with { Action = "withdraw", Reason = "as they wished!" }).Sign(Ben, Cyd)),
            ("superseded", "supersede", (decision with { Action = "supersede", By = Base + "/credentials/eeeeffffgggghhhh.json" }).Sign(Ana, Ben)),
            ("by itself", "supersede", (decision with { Action = "supersede", By = TestDecision.AwardAddress }).Sign(Ana, Ben)),
            ("one of two", "revoke", decision.Sign(Ana)),
            ("by a friend", "revoke", decision.Sign(Ana, Dot)),
            ("by a stranger", "revoke", decision.Sign(Ana, Ben, Stranger)),
            ("other bytes", "revoke", (decision with { Digest = Sri.Of("other"u8) }).Sign(Ana, Ben)),
            ("another award", "revoke", (decision with { Address = Base + "/credentials/x.json" }).Sign(Ana, Ben)),
            ("an unknown action", "revoke", (decision with { Action = "pause" }).Sign(Ana, Ben)),
            ("an unknown member", "revoke", (decision with { More = "\n  \"mood\": \"bad\"," }).Sign(Ana, Ben)),
            ("before the rules", "revoke", (decision with { Date = "2025-01-01T00:00:00Z" }).SignAt("2025-01-01T00:00:00Z", Ana, Ben)),
            ("unsigned", "revoke", Publisher.Credentials.Tests.Verification.Documents.Parse(decision.Text)),
            ("altered", "revoke", Publisher.Credentials.Tests.Verification.Documents.Parse(Encoding.UTF8.GetString(decision.Sign(Ana, Ben).Bytes.Span).Replace("wrong person", "right person", StringComparison.Ordinal))),
        ];
        var set = SignStatusList(StatusListText(setBits: [42]), Ben);
        foreach (var (name, action, document) in all)
        {
            yield return new GuildSite().Put("status/1.json", set).Put($"status/decisions/aaaabbbbccccdddd-{action}.json", document).With("decision: " + name, [Award, Solo]) with { At = Later };
        }
        var site = new GuildSite().Put("status/1.json", set);
        foreach (var (_, action, document) in all[..3])
        {
            site.Put($"status/decisions/aaaabbbbccccdddd-{action}.json", document);
        }
        yield return site.With("decisions: all three", [Award, Solo]) with { At = Later };
        yield return new GuildSite().Put("status/decisions/aaaabbbbccccdddd-revoke.json", all[0].Document).With("decision: the bit is not set", [Award]) with { At = Later };
        yield return new GuildSite(null, Version1, Stricter).Put("status/1.json", set).Put("status/decisions/aaaabbbbccccdddd-revoke.json", decision.Sign(Ana))
            .With("decision: newer rules came into force", [Award]) with
        { At = Later };
        var own = SignAuthority(AuthorityText().Replace("{ \"quorum\": \"as-awarded\" }", "{ \"role\": \"friend\", \"quorum\": 1 }", StringComparison.Ordinal), Start, Ana, Ben);
        var award = SignAward(AwardText(authority: own), Ana, Ben);
        yield return new GuildSite(null, own).Put("status/1.json", set)
            .Put("status/decisions/aaaabbbbccccdddd-revoke.json", (decision with { Authority = own, About = award }).Sign(Dot)).With("decision: by whom the rules name", [new("award", award.Bytes.ToArray())]) with
        { At = Later };
    }

    private static IEnumerable<Scenario> Documents()
    {
        const string Did = ".well-known/did.json";
        const string First = "authority/1.json";
        Case[] both = [Award, Solo];
        yield return new GuildSite().Without(Did).With("no did.json", both);
        yield return new GuildSite().Put(Did, "{}").With("an empty did.json", both);
        yield return new GuildSite().Put(Did, "{ \"id\": 3 }").With("a did.json without id", both);
        yield return new GuildSite().Without(First).With("no rules", both);
        yield return new GuildSite().Put(First, Version1.Document.Bytes.ToArray()[..^3]).With("rules cut short", both);
        yield return new GuildSite().Change(First, "\"quorum\": 2, \"selfAward\"", "\"quorum\": 1, \"selfAward\"").With("rules changed", both);
        yield return new GuildSite().Change(Did, Version1.DigestSri, Sri.Of("other"u8)).With("other rules pinned in did.json", both);
        yield return new GuildSite().Change(Did, "/authority/1.json\"\n", "/authority/2.json\"\n").With("a further version is named and missing", both);
        yield return new GuildSite().Change(Did, "/authority/1.json\"\n", "/authority/999.json\"\n").With("far too many versions are named", both);
        yield return new GuildSite().Change(Did, "\"RecognitionAuthority\"", "\"Other\"").With("no rules are named", both);
        yield return new GuildSite().Change(Did, "\"assertionMethod\": [", "\"assertionMethod\": [ \"x\" ], \"x\": [").With("no key may make credentials", both);
        yield return new GuildSite().Change(Did, "\"controller\": \"did:web:badges", "\"controller\": \"did:web:other").With("keys of another controller", both);
        yield return new GuildSite().Change(Did, "\"Multikey\"", "\"JsonWebKey\"").With("keys of another kind", both);
        foreach (var (name, version) in Refused())
        {
            yield return new GuildSite([Version1], Version1, version).Change(Did, "/authority/1.json\"\n", "/authority/2.json\"\n").With("rules: " + name, both) with { At = Later };
        }
    }

    // Rules about what the guild says in its own name: read alike, and refused alike.
    private static IEnumerable<Scenario> InItsName()
    {
        const string Definitions = "\"definitions\": [ { \"badges\": [ \"*\" ], \"signers\": { \"members\": [ \"m2\" ] }, \"quorum\": 2 } ],\n";
        const string Treaties = "\"treaties\": { \"signers\": { \"role\": \"friend\" }, \"atLeastOne\": { \"kept\": \"any\" } },\n";
        var named = SignAuthority(AuthorityText(more: Definitions + Treaties), Start, Ana, Ben);
        yield return new GuildSite(null, named).With("rules: who approves badges, and others'", [new("an award under them", SignAward(AwardText("solo", authority: named), Ana).Bytes.ToArray()), Solo]);
        foreach (var (old, changed) in ((string, string)[])
            [
                ("\"*\"", "\"tag:craft\""), ("\"badges\": [ \"*\" ], ", ""), ("\"m2\"", "\"m9\""), ("\"quorum\": 2 }", "\"evidence\": \"required\" }"), ("\"quorum\": 2 }", "\"quorum\": 0 }"), ("[ { \"badges\"", "[ ], \"x\": [ { \"badges\""),
                ("\"treaties\": {", "\"treaties\": { \"badges\": [ \"*\" ],"), ("{ \"role\": \"friend\" }", "{ }"), ("\"any\"", "\"paper\""), ("\"treaties\": {", "\"treaties\": null, \"x\": {"),
            ])
        {
            var text = (Definitions + Treaties).Replace(old, changed, StringComparison.Ordinal);
            yield return new GuildSite().Put("authority/1.json", AuthorityText(more: text)).With("rules: " + text, [Award, Solo]);
        }
    }

    private static IEnumerable<(string, AuthorityDocument)> Refused()
    {
        AuthorityDocument Sign(string text, params TestSigner[] signers) => SignAuthority(text, Proposed, signers);
        yield return ("too few signed", Sign(AuthorityText(2, Version1, Change), Ana));
        yield return ("nobody signed", SignAuthority(AuthorityText(2, Version1, Change), Proposed));
        yield return ("by a stranger", Sign(AuthorityText(2, Version1, Change), Ana, Ben, Stranger));
        yield return ("by friends", Sign(AuthorityText(2, Version1, Change), Ana, Dot));
        yield return ("by recovery", Sign(AuthorityText(2, Version1, Change), Recovery));
        yield return ("an earlier beginning", Sign(AuthorityText(2, Version1, "2026-01-01T00:00:00Z"), Ana, Ben));
        yield return ("not enough by its own", Sign(AuthorityText(2, Version1, Change, amendment: """{ "role": "steward", "quorum": 3 }"""), Ana, Ben));
        yield return ("another text before", Sign(AuthorityText(2, Version1, Change).Replace(Version1.DigestSri, Sri.Of("other"u8), StringComparison.Ordinal), Ana, Ben));
        yield return ("a key of two people", Sign(AuthorityText(2, Version1, Change, members: [Member("m1", Subject("eve"), Key(Ana)), .. StandardMembers[1..4]]), Ana, Ben, Cyd));
        yield return ("a key that ended", Sign(AuthorityText(2, Version1, Change, members: [Member("m1", Subject("ana"), Key(Ana, $", \"compromisedAt\": \"{Start}\"")), .. StandardMembers[1..]]), Ana, Ben));
        yield return ("another number", Sign(AuthorityText(2, Version1, Change), Ana, Ben) with { Version = 2 });
        yield return ("changed", SignAuthority(AuthorityText(2, Version1, Change), Proposed, Ana, Ben) is var good
            && AuthorityDocument.TryRead(Credentials.Tests.Verification.Documents.Parse(Encoding.UTF8.GetString(good.Document.Bytes.Span).Replace("\"coolingOffDays\": 7", "\"coolingOffDays\": 8", StringComparison.Ordinal)), out var changed, out _) ? changed : throw new InvalidOperationException());
    }
}
