using Publisher.Authoring;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Diagnostics;
using Publisher.Loading;

namespace Publisher.Tests.Fixtures;

/// <summary>A second guild, the same people at another address, and what the minimal guild keeps of it as its peer.</summary>
internal static class Harbour
{
    public const string Base = "https://harbour.example";
    public const string Folder = "content/peers/harbour/";
    public const string Word = "wordaaaaaaaaaaaa";
    public const string Praised = "praiseaaaaaaaaaa";
    public const string LightPath = Folder + "awards/" + SignedSite.LightId + ".json";
    public const string TreatyId = "treatyaaaaaaaaaa";
    public const string TreatyPath = Folder + "treaties/" + TreatyId + ".json";
    public static readonly DateTimeOffset Agreed = new(2026, 2, 20, 12, 0, 0, TimeSpan.Zero);
    private const string Wren = "content/members/wren.md";
    private const string Config = "site.config.yml";

    public static SignedSite Make()
    {
        var harbour = SignedSite.Minimal();
        harbour.Edit(Config, "https://minimal.example", Base);
        harbour.Edit(Config, "Minimal Guild", "Harbour Makers");
        harbour.SignAll();
        return harbour;
    }

    /// <summary>Lists the peer and keeps its rules, list, badges, one award to a member who wants that, and a treaty.</summary>
    public static void Pull(SignedSite site) => Pull(site, Make());

    public static void Pull(SignedSite site, SignedSite harbour)
    {
        List(site, Sri.Of(harbour.Files["content/authority/1.json"]));
        foreach (var (path, bytes) in harbour.Files.Where(f => IsKept(f.Key)))
        {
            site.Write(Folder + path["content/".Length..], bytes);
        }
        site.Write(LightPath, Published(harbour, SignedSite.LightId));
        site[Folder + PeerSeen.FileName] = Seen("current");
        Treat(site);
        site.Edit(Wren, "links:", "awardsFrom: [harbour]\nlinks:");
    }

    /// <summary>A treaty: the harbour's First Light counts as the minimal guild's, signed by Ada; <paramref name="edit"/> changes the text before it is signed.</summary>
    public static void Treat(SignedSite site, Func<TreatyDraft, TreatyDraft>? change = null, Func<string, string>? edit = null, FixtureSigner? by = null, DateTimeOffset? at = null)
    {
        PinnedDocument Pin(string baseUrl, string folder) => new($"{baseUrl}/badges/first-light/1.0/achievement.json", Sri.Of(site.Files[folder + "badges/first-light/1.0/achievement.json"]));
        var draft = new TreatyDraft
        {
            Id = TreatyId,
            Of = "First Light",
            Recognised = Pin(Base, Folder),
            CountsAs = Pin(site.Content.Config.BaseUrl, "content/"),
            Authority = new($"{site.Content.Config.BaseUrl}/authority/1.json", Sri.Of(site.Files["content/authority/1.json"])),
            Terms = new("First Light", "1.0", null, "Their stove is *colder* than ours."),
            ValidFrom = Agreed,
            ValidUntil = new(2028, 12, 31, 23, 59, 59, TimeSpan.Zero),
        };
        var text = TreatyWriter.Write(site.Content.Config, change?.Invoke(draft) ?? draft).ToDocument();
        text = edit?.Invoke(text) ?? text;
        site.Write(TreatyPath, SignedText.WithProofs(text, SignedText.Prove(SignedSite.Parse(System.Text.Encoding.UTF8.GetBytes(text)), at ?? Agreed, site.Content.Config.IssuerDid, by ?? SignedSite.Ada)));
    }

    /// <summary>The harbour recognises the minimal guild's Two Hands as its First Light, and the minimal guild has pulled that.</summary>
    public static void Recognise(SignedSite site, FixtureSigner? by = null)
    {
        var harbour = Make();
        var draft = new TreatyDraft
        {
            Id = "theiraaaaaaaaaaa",
            Of = "Two Hands",
            Recognised = new("https://minimal.example/badges/two-hands/1.0/achievement.json", Sri.Of(site.Files["content/badges/two-hands/1.0/achievement.json"])),
            CountsAs = new($"{Base}/badges/first-light/1.0/achievement.json", Sri.Of(harbour.Files["content/badges/first-light/1.0/achievement.json"])),
            Authority = new($"{Base}/authority/1.json", Sri.Of(harbour.Files["content/authority/1.json"])),
            Terms = new("First Light", "1.0", null, null),
            ValidFrom = Agreed,
            ValidUntil = new(2027, 12, 31, 23, 59, 59, TimeSpan.Zero),
        };
        site.Write($"{Folder}endorsements/{draft.Id}.json", SignedText.Sign(TreatyWriter.Write(harbour.Content.Config, draft), Agreed, harbour.Content.Config.IssuerDid, by ?? SignedSite.Ada));
    }

    public static void List(SignedSite site, string pin) => site[Config] += $"peers:\n  - name: harbour\n    url: {Base}\n    pin: {pin}\n";

    public static string Seen(string standing) =>
        $$$"""{"format": 1, "base": "{{{Base}}}", "issuer": "did:web:harbour.example", "name": "Harbour Makers", "seen": "2026-11-20T10:00:00Z", "standing": "{{{standing}}}", "reason": "it shows older rules than before", "authority": {"version": 1}}""" + "\n";

    /// <summary>The word of an outsider about an award of the minimal guild, published by the harbour; or another's, or about what <paramref name="change"/> makes of it.</summary>
    public static void Endorse(SignedSite site, FixtureSigner? by = null, string awardId = SignedSite.LightId, Func<EndorsementDraft, EndorsementDraft>? change = null)
    {
        site.Endorse(awardId, Word, by ?? SignedSite.Mallory, change, edit: t => t.Replace("https://minimal.example/endorsements/", Base + "/endorsements/", StringComparison.Ordinal));
        site.Write($"{Folder}endorsements/{Word}.json", site.Files[SignedSite.EndorsementPath(Word)]);
        site.Remove(SignedSite.EndorsementPath(Word));
    }

    /// <summary>Ben's word, published by the minimal guild, about the harbour's badge First Light, or what <paramref name="change"/> makes of it.</summary>
    public static void Praise(SignedSite site, Func<EndorsementDraft, EndorsementDraft>? change = null)
    {
        const string Achievement = Base + "/badges/first-light/1.0/achievement.json";
        site.Endorse(SignedSite.LightId, Praised, SignedSite.Ben, d =>
        {
            var draft = d with { SubjectId = Achievement, Address = Achievement, DigestSri = site.Files.TryGetValue(Folder + "badges/first-light/1.0/achievement.json", out var bytes) ? Sri.Of(bytes) : Sri.Of([]) };
            return change?.Invoke(draft) ?? draft;
        });
    }

    /// <summary>The same about the harbour's award.</summary>
    public static EndorsementDraft OfAward(EndorsementDraft draft) =>
        draft with { SubjectId = $"{Base}/credentials/{SignedSite.LightId}.json", Address = $"{Base}/credentials/{SignedSite.LightId}.json", DigestSri = Sri.Of(Published(Make(), SignedSite.LightId)) };

    /// <summary>The same about the harbour itself.</summary>
    public static EndorsementDraft OfGuild(EndorsementDraft draft) => draft with { Of = "Harbour Makers", SubjectId = "did:web:harbour.example", Address = Base + "/authority/1.json", DigestSri = Sri.Of(Make().Files["content/authority/1.json"]) };

    /// <summary>A second version of the harbour's rules, by Ada; each <paramref name="cooling"/> is another text.</summary>
    public static byte[] Second(SignedSite harbour, int cooling)
    {
        var first = harbour.Authority();
        var draft = first with
        {
            Version = 2,
            Previous = new(1, Sri.Of(harbour.Files["content/authority/1.json"])),
            ValidFrom = SignedSite.Begin.AddDays(60),
            Rules = [.. first.Rules.Select(r => r with { CoolingOffDays = cooling })],
        };
        return SignedText.Sign(AuthorityWriter.Write(draft), draft.ValidFrom, draft.Issuer, SignedSite.Ada);
    }

    public static byte[] Published(SignedSite harbour, string id) => AwardReader.Read(harbour.Content.Awards.Single(a => a.Id == id), new DiagnosticBag())!.Published.Bytes.ToArray();

    public static bool IsKept(string path) => path.StartsWith("content/authority/", StringComparison.Ordinal) || path.StartsWith("content/status/", StringComparison.Ordinal)
        || (path.StartsWith("content/badges/", StringComparison.Ordinal) && path.Split('/').Length == 5);
}
