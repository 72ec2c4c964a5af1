using System.Collections.Immutable;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Proofs;
using Publisher.Credentials.Tests.Keys;
using Publisher.Credentials.Tests.Verification;
using Publisher.Credentials.Verification;
using static Publisher.Credentials.Tests.Verification.TestGuild;

namespace Publisher.Credentials.Tests.Authority;

/// <summary>
/// Every small case of quorum and versions, against a few lines that say what should come out: three people, four keys (Ana has two), roles, quorums,
/// ends of keys, versions, and every set of signers.
/// </summary>
public sealed class AuthorityModelTests
{
    private const string Second = "2026-06-01T00:00:00Z";
    private const string Third = "2026-09-01T00:00:00Z";

    // Key i belongs to Person[i].
    private static readonly TestSigner[] Keys = [Ana, new("ana's second"), Ben, Cyd];
    private static readonly string[] Person = ["ana", "ana", "ben", "cyd"];
    private static readonly string[] People = ["ana", "ben", "cyd"];

    private static IEnumerable<int[]> Subsets => Enumerable.Range(0, 1 << Keys.Length).Select(s => Enumerable.Range(0, Keys.Length).Where(i => (s & (1 << i)) != 0).ToArray());

    private static string[] Members(Func<string, string> role, string endOfFirst = "", string benUntil = "") =>
    [
        Member("m1", Subject("ana"), Key(Keys[0], endOfFirst) + ", " + Key(Keys[1]), role("ana")),
        Member("m2", Subject("ben"), Key(Keys[2]), role("ben"), benUntil),
        Member("m3", Subject("cyd"), Key(Keys[3]), role("cyd")),
    ];

    private static string Stewards(int quorum) => $$"""{ "role": "steward", "quorum": {{quorum}} }""";

    [Fact]
    public void A_second_version_needs_exactly_the_people_that_a_plain_count_says()
    {
        const string SignedOn = "2026-05-01T00:00:00Z";
        (string Name, string Json)[] ends =
        [
            ("none", ""),
            ("retires later", $$""", "retiredAt": "{{Second}}" """),
            ("retired before", """, "retiredAt": "2026-04-01T00:00:00Z" """),
            ("compromised", """, "compromisedAt": "2026-04-01T00:00:00Z" """),
        ];
        var judged = 0;
        foreach (var oldQuorum in (int[])[1, 2])
        {
            var first = SignAuthority(AuthorityText(members: Members(p => p == "cyd" ? "friend" : "steward"), rules: [Rule("\"*\"")], amendment: Stewards(oldQuorum)), Start, Keys);
            Chain(first);
            foreach (var (end, newQuorum, roles) in from e in ends from q in new[] { 1, 2, 3 } from r in Enumerable.Range(0, 1 << People.Length) select (e, q, r))
            {
                bool IsSteward(string person) => (roles & (1 << Array.IndexOf(People, person))) != 0;
                var text = AuthorityText(2, first, Second, Members(p => IsSteward(p) ? "steward" : "friend", end.Json), [Rule("\"*\"")], Stewards(newQuorum));
                var proofs = Keys.Select(k => Documents.Sign(text, Did, k, SignedOn, Cryptosuite.EddsaJcs2022)[0]).ToArray();
                foreach (var subset in Subsets)
                {
                    var byOld = subset.Where(k => k != 0 || end.Name != "compromised").Select(k => Person[k]).Where(p => p != "cyd").Distinct().Count();
                    var byNew = subset.Where(k => k != 0 || end.Name is "none" or "retires later").Select(k => Person[k]).Where(IsSteward).Distinct().Count();
                    var missing = Math.Max(0, Math.Max(oldQuorum - byOld, newQuorum - byNew));

                    Assert.True(AuthorityDocument.TryRead(Documents.Parse(Documents.WithProofs(text, [.. subset.Select(k => proofs[k])])), out var second, out var problem), problem?.Detail);
                    var taken = AuthorityChain.TryVerify([first, second], out _, out var refused);
                    Assert.True(taken == (missing == 0) && (taken || refused!.Missing == missing), $"{end.Name}, {oldQuorum} and {newQuorum}, roles {roles}, signed by {string.Join(',', subset)}: {missing}, not {refused?.Missing}");
                    judged++;
                }
            }
        }
        Assert.Equal(2 * 4 * 3 * 8 * 16, judged);
    }

    [Fact]
    public void An_award_counts_exactly_the_people_that_a_plain_count_says()
    {
        var first = SignAuthority(AuthorityText(members: Members(_ => "steward"), rules: Quorums, amendment: Stewards(1)), Start, Keys[3]);
        // Ben is steward no longer from the second version on.
        var benLeaves = $$""", "until": "{{Second}}" """;
        var second = SignAuthority(AuthorityText(2, first, Second, Members(_ => "steward", benUntil: benLeaves), Quorums, Stewards(1)), "2026-05-30T00:00:00Z", Keys[3]);
        string[] dates = ["2026-03-01T00:00:00Z", "2026-07-01T00:00:00Z", "2026-10-01T00:00:00Z"];

        var early = Awards([first, second], dates);
        var listed = AffirmedList.Write(early.Select(a => AffirmedList.Line("aaaabbbbccccdddd", a.Document.Bytes.Span)));
        var unlisted = AffirmedList.Write([AffirmedList.Line("aaaabbbbccccdddd", "another"u8)]);
        var judged = 0;
        foreach (var (end, list) in from e in new[] { "none", "retired", "compromised" } from l in new[] { "no list", "listed", "not listed" } where e != "none" || l == "no list" select (e, l))
        {
            var bytes = list == "listed" ? listed : unlisted;
            var affirmed = list == "no list" ? "" : $$""", "affirmed": { "count": {{bytes.Count(b => b == '\n')}}, "digestSRI": "{{Sri.Of(bytes)}}" }""";
            var fate = end switch { "retired" => $$""", "retiredAt": "{{Third}}" """, "compromised" => """, "compromisedAt": "2026-08-01T00:00:00Z" """, _ => "" };
            var third = SignAuthority(AuthorityText(3, second, Third, Members(_ => "steward", fate + affirmed, benLeaves), Quorums, Stewards(1)), "2026-08-30T00:00:00Z", Keys[3]);
            var material = Material(Chain(first, second, third), SignStatusList(StatusListText(), Keys[3])) with { AffirmedLists = ImmutableDictionary<string, ReadOnlyMemory<byte>>.Empty.Add(Sri.Of(bytes), bytes) };
            var verifier = new CredentialVerifier(material);
            foreach (var award in early.Concat(Awards([third], dates)))
            {
                // The version it names was in force; they were steward by it; and the key had not ended, or the guild stands by the award.
                bool Counts(int key) => Array.IndexOf(dates, award.Created) == award.Version - 1
                    && (Person[key] != "ben" || award.Version == 1)
                    && (key != 0 || end switch
                    {
                        "none" => true,
                        "retired" => award.Version < 3 && list != "not listed",
                        _ => award.Version < 3 && list == "listed",
                    });
                var people = award.Signers.Where(Counts).Select(k => Person[k]).Distinct().Count();

                var report = verifier.Verify(award.Document, Question("2026-12-01T00:00:00Z"));
                var what = $"{end}, {list}: version {award.Version}, dated {award.Created}, {award.Quorum} of {string.Join(',', award.Signers)}";
                Assert.True((people >= award.Quorum ? CredentialState.Valid : CredentialState.Unauthorised) == report.State, $"{what}: {report[CheckName.Authority].Reason}");
                Assert.True(Math.Max(0, award.Quorum - people) == report.MissingSigners, what);
                judged++;
            }
        }
        Assert.Equal(7 * 3 * 3 * 3 * 15, judged);
    }

    private static string[] Quorums => [.. Enumerable.Range(1, 3).Select(q => Rule($"\"q{q}\"", $", \"quorum\": {q}"))];

    private sealed record ModelAward(int Version, string Created, int Quorum, int[] Signers, Publisher.Credentials.Json.SignedDocument Document);

    private static List<ModelAward> Awards(AuthorityDocument[] versions, string[] dates)
    {
        var made = new List<ModelAward>();
        foreach (var (version, created, quorum) in from v in versions from d in dates from q in new[] { 1, 2, 3 } select (v, d, q))
        {
            var text = AwardText($"q{quorum}", authority: version, validFrom: Start);
            var proofs = Keys.Select(k => Documents.Sign(text, Did, k, created)).ToArray();
            made.AddRange(Subsets.Where(s => s.Length > 0).Select(s => new ModelAward(version.Version, created, quorum, s, Documents.Parse(Documents.WithProofs(text, [.. s.SelectMany(k => proofs[k])])))));
        }
        return made;
    }
}
