using System.Collections.Immutable;
using System.Text;
using Publisher.Authoring;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.Keys;
using Publisher.Credentials.Status;
using Publisher.Diagnostics;
using Publisher.Loading;
using Publisher.Sources;
using Publisher.Testing;

namespace Publisher.Tests.Fixtures;

/// <summary>A site in memory that can be changed and signed: the minimal guild, and every fixture that is signed otherwise than it should be.</summary>
internal sealed class SignedSite
{
    public const string LightId = "lightaaaaaaaaaaa";
    public const string HandsId = "handsaaaaaaaaaaa";
    public const string Wren = "urn:uuid:0a0a0a0a-0000-4000-8000-000000000003";

    public static readonly DateTimeOffset Begin = new(2026, 1, 10, 0, 0, 0, TimeSpan.Zero);
    public static readonly FixtureSigner Ada = new("Ada");
    public static readonly FixtureSigner Ben = new("Ben");
    public static readonly FixtureSigner Mallory = new("Mallory");
    private static readonly DateTimeOffset Approved = new(2026, 3, 20, 10, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Decided = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly FixtureSigner Printed = new("Ada-printed");

    private readonly SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);

    public SignedSite(IEnumerable<SourceFile> from)
    {
        foreach (var file in from)
        {
            files[file.Path] = file.Bytes.ToArray();
        }
    }

    /// <summary>The minimal guild as committed.</summary>
    public static SignedSite Minimal() => new(TestSites.ReadFiles(TestSites.Valid("minimal")));

    public SourceTree Tree => new(files.Select(f => new SourceFile(f.Key, f.Value)));

    public IReadOnlyDictionary<string, byte[]> Files => files;

    public SiteContent Content => ContentLoader.Load(Tree, new DiagnosticBag()) ?? throw new InvalidOperationException("the site has no usable config");

    public string this[string path]
    {
        get => Encoding.UTF8.GetString(files[path]);
        set => files[path] = Encoding.UTF8.GetBytes(value);
    }

    public void Write(string path, byte[] bytes) => files[path] = bytes;

    public void Remove(string path) => Assert.True(files.Remove(path), path);

    /// <summary>Replaces text that must be there.</summary>
    public void Edit(string path, string old, string with)
    {
        Assert.Contains(old, this[path], StringComparison.Ordinal);
        this[path] = this[path].Replace(old, with, StringComparison.Ordinal);
    }

    /// <summary>Takes away everything that is signed or frozen.</summary>
    public void Unsign()
    {
        string[] signed = ["content/authority/", "content/awards/", "content/endorsements/", "content/evidence/", "content/status/"];
        foreach (var path in files.Keys.Where(p => signed.Any(s => p.StartsWith(s, StringComparison.Ordinal)) || (p.StartsWith("content/badges/", StringComparison.Ordinal) && p.Split('/').Length > 3)).ToList())
        {
            files.Remove(path);
        }
    }

    /// <summary>Authority 1, the empty status list, and two awards: one by one steward, one by two with evidence.</summary>
    public void SignAll()
    {
        Unsign();
        Write("content/authority/1.json", SignedText.Sign(AuthorityWriter.Write(Authority()), Begin, Content.Config.IssuerDid, Ada));
        SignList(Ada);
        SignAwards();
    }

    /// <summary>The two awards of <see cref="SignAll"/>.</summary>
    public void SignAwards()
    {
        Award("first-light", LightId, 7);
        const string Notes = "content/evidence/" + HandsId + "/notes.txt";
        this[Notes] = "We held the bench while the glue dried. Two hours, two people.\n";
        Award("two-hands", HandsId, 8, draft => draft with
        {
            Evidence =
            [
                new() { Name = "Notes", Id = $"{Content.Config.BaseUrl}/evidence/{HandsId}/notes.txt", DigestSri = Sri.Of(files[Notes]), MediaType = "text/plain" },
            ],
        });
        Cosign(HandsId, "m2", Ben);
    }

    public AuthorityDraft Authority() => new()
    {
        Version = 1,
        Issuer = Content.Config.IssuerDid,
        ValidFrom = Begin,
        Members =
        [
            new("m1", "urn:uuid:0a0a0a0a-0000-4000-8000-000000000001", [new(Ada.PublicKey, KeyKept.File, Begin, null, null, null)], [new("steward", Begin, null)]),
            new("m2", "urn:uuid:0a0a0a0a-0000-4000-8000-000000000002", [new(Ben.PublicKey, KeyKept.File, Begin, null, null, null)], [new("steward", Begin, null)]),
            new("m1-recovery", "urn:uuid:0a0a0a0a-0000-4000-8000-000000000001", [new(Printed.PublicKey, KeyKept.Code, Begin, null, null, null)], [new("recovery", Begin, null)]),
        ],
        Rules =
        [
            new() { Badges = ["two-hands"], Signers = new("steward", [], null), Quorum = 2, EvidenceRequired = true },
            new() { Badges = ["first-light"], Signers = new("steward", [], null) },
        ],
        Status = new(null, new("steward", 1)),
        Amendment = [new("steward", 1), new("recovery", 1)],
    };

    public void SignList(FixtureSigner signer, params int[] setBits) =>
        Write("content/status/1.json", SignedText.Sign(StatusListWriter.Write(Content.Config, "1", Begin, setBits.ToHashSet()), Begin, Content.Config.IssuerDid, signer));

    /// <summary>An award to Wren, signed by Ada; <paramref name="edit"/> changes the text before it is signed.</summary>
    public void Award(string slug, string id, int index, Func<AwardDraft, AwardDraft>? change = null, Func<string, string>? edit = null, FixtureSigner? signer = null)
    {
        var content = Content;
        var badge = content.Badges.Single(b => b.Slug == slug);
        Freeze(badge);
        var folder = $"content/badges/{slug}/{badge.Version}/";
        var draft = new AwardDraft
        {
            Id = id,
            ValidFrom = new(2026, 2, 3, 18, 0, 0, TimeSpan.Zero),
            AwardedDate = new(2026, 2, 3, 18, 0, 0, TimeSpan.Zero),
            HolderId = Wren,
            Narrative = "Was there before the frost had left the windows.",
            Achievement = Parse(files[folder + "achievement.json"]).Root,
            StatusList = "1",
            StatusIndex = index,
            AuthorityVersion = 1,
            AuthorityDigest = Sri.Of(files["content/authority/1.json"]),
            BadgeSlug = slug,
            BadgeVersion = badge.Version,
            PngDigest = Sri.Of(files[folder + "image.png"]),
            SvgDigest = Sri.Of(files[folder + "image.svg"]),
        };
        draft = change?.Invoke(draft) ?? draft;
        var text = AwardWriter.Write(content.Config, draft).ToDocument();
        text = edit?.Invoke(text) ?? text;
        var proofs = SignedText.Prove(Parse(Encoding.UTF8.GetBytes(text)), draft.ValidFrom, content.Config.IssuerDid, signer ?? Ada);
        Write(PathOf(id), SignedText.WithProofs(text, proofs));
    }

    public void Cosign(string id, string member, FixtureSigner signer)
    {
        var document = Parse(files[PathOf(id)]);
        var proofs = SignedText.Prove(document, new(2026, 2, 4, 9, 30, 0, TimeSpan.Zero), Content.Config.IssuerDid, signer);
        Write($"{PathOf(id)[..^5]}.proofs/{member}.json", SignedText.ProofFile(proofs));
    }

    /// <summary>An endorsement of an award (or what <paramref name="change"/> makes of it) by somebody under their own key; <paramref name="edit"/> changes the text before it is signed.</summary>
    public void Endorse(string awardId, string id, FixtureSigner by, Func<EndorsementDraft, EndorsementDraft>? change = null, Func<string, string>? edit = null, string? did = null)
    {
        var config = Content.Config;
        var address = $"{config.BaseUrl}/credentials/{awardId}.json";
        var found = new DiagnosticBag();
        var published = Content.Awards.FirstOrDefault(a => a.Id == awardId) is { } award ? AwardReader.Read(award, found)?.Published.Bytes : null;
        var draft = new EndorsementDraft
        {
            Id = id,
            BaseUrl = config.BaseUrl,
            Of = "First Light",
            Endorser = did ?? DidKey.From(by.PublicKey),
            Name = "Robin Vale",
            Relationship = "came by each morning",
            SubjectId = address,
            Address = address,
            DigestSri = Sri.Of(published is { } bytes ? bytes.Span : []),
            Comment = "The stove was *warm* when I came.",
            ValidFrom = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero),
        };
        draft = change?.Invoke(draft) ?? draft;
        var text = EndorsementWriter.Write(draft).ToDocument();
        text = edit?.Invoke(text) ?? text;
        Write(EndorsementPath(id), SignedText.WithProofs(text, SignedText.Prove(Parse(Encoding.UTF8.GetBytes(text)), draft.ValidFrom, draft.Endorser, by)));
    }

    /// <summary>The guild's approval of a frozen version of a badge, under its newest rules, signed by these; <paramref name="edit"/> changes the text before it is signed.</summary>
    public void Approve(string slug, string id, FixtureSigner[] by, Func<GuildEndorsementDraft, GuildEndorsementDraft>? change = null, Func<string, string>? edit = null, DateTimeOffset? at = null)
    {
        var content = Content;
        var version = content.Authorities[^1].Version;
        var badge = content.Badges.Single(b => b.Slug == slug);
        Freeze(badge);
        var achievement = files[$"content/badges/{slug}/{badge.Version}/achievement.json"];
        var draft = new GuildEndorsementDraft
        {
            Id = id,
            Name = $"Approval of {badge.Name} {badge.Version}",
            Subject = new($"{content.Config.BaseUrl}/badges/{slug}/{badge.Version}/achievement.json", Sri.Of(achievement)),
            Authority = new($"{content.Config.BaseUrl}/authority/{version}.json", Sri.Of(content.Authorities[^1].Published.Bytes.Span)),
            Comment = "We approve this.",
            ValidFrom = at ?? Approved,
        };
        var text = GuildEndorsementWriter.Write(content.Config, change?.Invoke(draft) ?? draft).ToDocument();
        text = edit?.Invoke(text) ?? text;
        Write(EndorsementPath(id), SignedText.WithProofs(text, [.. by.SelectMany(s => SignedText.Prove(Parse(Encoding.UTF8.GetBytes(text)), at ?? Approved, content.Config.IssuerDid, s))]));
    }

    /// <summary>Freezes a badge's version as it is defined.</summary>
    public void Freeze(Badge badge)
    {
        var folder = $"content/badges/{badge.Slug}/{badge.Version}/";
        if (badge.Versions.All(v => v.Version != badge.Version))
        {
            Write(folder + "image.svg", badge.Svg!.Bytes.ToArray());
            Write(folder + "image.png", badge.Png!.Bytes.ToArray());
            Write(folder + "achievement.json", AchievementWriter.Write(Content.Config, badge, "png", new(Content.Badges, Content.Pathways, Content.Skills)).ToBytes());
        }
    }

    /// <summary>Version 2 of the rules: two stewards approve the badges of these slugs.</summary>
    public void Define(params string[] badges) => Amend(a => a with { Definitions = [new() { Badges = [.. badges], Signers = new("steward", [], null), Quorum = 2, AtLeastOneKept = KeyKept.File, SelfAward = true }] });

    /// <summary>A further version of the rules, in force sixty days after the first, signed as it should be.</summary>
    public void Amend(Func<AuthorityDraft, AuthorityDraft> change, int version = 2, int days = 60)
    {
        var draft = change(Authority()) with { Version = version, Previous = new(version - 1, Sri.Of(files[$"content/authority/{version - 1}.json"])), ValidFrom = Begin.AddDays(days) };
        Write($"content/authority/{version}.json", SignedText.Sign(AuthorityWriter.Write(draft), draft.ValidFrom, draft.Issuer, Ada));
    }

    /// <summary>An award of a badge under the newest rules, by Ada.</summary>
    public void AwardNow(string slug, string id, int index) => Award(slug, id, index, draft => draft with
    {
        AuthorityVersion = Content.Authorities[^1].Version,
        AuthorityDigest = Sri.Of(Content.Authorities[^1].Published.Bytes.Span),
        ValidFrom = Approved.AddDays(1),
        AwardedDate = Approved.AddDays(1),
    });

    /// <summary>A decision that withdraws an endorsement: by the guild, or by whoever endorsed with their own key.</summary>
    public void Unsay(string id, FixtureSigner[]? signers = null, FixtureSigner? own = null, Func<StatusDecisionDraft, StatusDecisionDraft>? change = null) => Decide(id, StatusAction.Withdraw, signers, own: own, change: d =>
    {
        var draft = d with { Award = $"{Content.Config.BaseUrl}/endorsements/{id}.json", AwardDigest = files.TryGetValue(EndorsementPath(id), out var bytes) ? Sri.Of(bytes) : d.AwardDigest };
        return change?.Invoke(draft) ?? draft;
    });

    public static string EndorsementPath(string id) => $"content/endorsements/{id}.json";

    /// <summary>A decision about an award as it is published now; <paramref name="edit"/> changes the text before it is signed.</summary>
    public void Decide(string id, StatusAction action, FixtureSigner[]? signers = null, string? by = null, Func<StatusDecisionDraft, StatusDecisionDraft>? change = null, Func<string, string>? edit = null, FixtureSigner? own = null, DateTimeOffset? at = null)
    {
        var content = Content;
        var draft = new StatusDecisionDraft
        {
            Award = $"{content.Config.BaseUrl}/credentials/{id}.json",
            AwardDigest = files.ContainsKey(PathOf(id)) ? Sri.Of(Published(content, id).Span) : "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
            Action = action,
            By = by is null ? null : $"{content.Config.BaseUrl}/credentials/{by}.json",
            Reason = "Given to the wrong person.",
            Date = Decided,
            Authority = new(1, Sri.Of(files["content/authority/1.json"])),
        };
        var text = StatusDecisionWriter.Write(change?.Invoke(draft) ?? draft).ToDocument();
        text = edit?.Invoke(text) ?? text;
        var document = Parse(Encoding.UTF8.GetBytes(text));
        var proofs = own is not null ? SignedText.Prove(document, at ?? Decided, DidKey.From(own.PublicKey), own)
            : (signers ?? [Ada]).SelectMany(s => SignedText.Prove(document, at ?? Decided, content.Config.IssuerDid, s));
        Write(DecisionPath(id, action), SignedText.WithProofs(text, [.. proofs]));
    }

    /// <summary>Takes a withdrawn award's files away and keeps its place.</summary>
    public void Bury(string id, int index, int rule)
    {
        foreach (var path in files.Keys.Where(p => p.Contains(id, StringComparison.Ordinal) && !p.StartsWith("content/status/", StringComparison.Ordinal)).ToList())
        {
            files.Remove(path);
        }
        this[WithdrawnPlace.PathOf(id)] = WithdrawnPlace.Line("1", index, 1, rule);
    }

    public static string DecisionPath(string id, StatusAction action) => $"{DecisionFile.Folder}{DecisionFile.NameOf(id, action)}.json";

    private static ReadOnlyMemory<byte> Published(SiteContent content, string id) =>
        AwardReader.Read(content.Awards.Single(a => a.Id == id), new DiagnosticBag())!.Published.Bytes;

    public static string PathOf(string id) => $"content/awards/2026/{id}.json";

    public static SignedDocument Parse(byte[] bytes) =>
        SignedDocument.TryParse(bytes, out var document, out var problem) ? document : throw new InvalidOperationException(problem.Detail);
}
