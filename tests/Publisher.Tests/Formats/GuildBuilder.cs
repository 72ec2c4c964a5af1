using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Publisher.Art;
using Publisher.Authoring;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.Keys;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Status;
using Publisher.Credentials.Verification;
using Publisher.Diagnostics;
using Publisher.Linking;
using Publisher.Loading;
using Publisher.Sources;
using Publisher.Verifying;

namespace Publisher.Tests.Formats;

/// <summary>
/// Makes linked models by hand, without keys: what renderers see, whatever made it. The verifier is the only maker of a VerifiedAward;
/// here, where nothing is published, its constructor is reached by reflection.
/// </summary>
internal sealed class GuildBuilder
{
    private const string KeyText = "z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK";
    private static readonly DateTimeOffset Founded = new(2026, 1, 10, 0, 0, 0, TimeSpan.Zero);
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, byte[]> Drawn = new(StringComparer.Ordinal);
    private static readonly byte[] OnePixel = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGOQ6ZoNAAIHAUIOhETOAAAAAElFTkSuQmCC");
    private readonly List<Badge> badges = [];
    private readonly List<Member> members = [];
    private readonly List<FreePage> pages = [];
    private readonly List<AwardDraft> awards = [];
    private readonly List<RecognitionRule> rules = [];
    private readonly List<(string Id, string AwardId, string By, string Relationship, string Comment)> endorsements = [];
    private readonly List<WithdrawnAward> withdrawn = [];

    private sealed record AwardDraft(string Id, string Slug, string HolderId, DateOnly Day, AwardOptions Options);

    public sealed record AwardOptions
    {
        public string? Narrative { get; init; }
        public DateOnly? Until { get; init; }
        public ImmutableArray<EvidenceDraft> Evidence { get; init; } = [];
        public ImmutableArray<string> Signers { get; init; } = ["m1", "m2"];
        public CredentialState State { get; init; } = CredentialState.Valid;
        public string? Reason { get; init; }
        public string? By { get; init; }
        public JsonObject? Identifier { get; init; }
    }

    public sealed record EvidenceDraft(string? File, string? Address, string? Name, string? Description, string? Narrative, int Size = 1200)
    {
        public string? Genre { get; init; }
        public byte[]? Bytes { get; init; }
        public byte[] Content => Bytes ?? new byte[Size];
    }

    public string BaseUrl { get; init; } = "https://badges.tidewater.example";
    public string Title { get; init; } = "Tidewater Makers Guild";
    public string? Tagline { get; init; } = "Boats, bread and circuits, made by neighbours.";
    public string Accent { get; init; } = "tide";
    public string? Contact { get; set; } = "hello@tidewater.example";
    public string? Repo { get; init; } = "https://code.tidewater.example/guild/badges";
    public string? Forge { get; init; }
    public bool IsDemonstration { get; init; } = true;
    public ImageBaking Baking { get; set; }
    public string? LinkedInId { get; init; }
    public FediverseSettings? Fediverse { get; init; }
    public int Waiting { get; init; }
    public ImmutableArray<Pathway> Pathways { get; set; } = [];
    public ImmutableArray<Skill> Skills { get; init; } = [];
    public ImmutableArray<string> Languages { get; init; } = ["en"];
    public ImmutableDictionary<string, SourceFile> Templates { get; init; } = ImmutableDictionary<string, SourceFile>.Empty;

    /// <summary>Applied to every text a person wrote; the escaping suites put their payloads in here.</summary>
    public Func<string, string> Text { get; init; } = text => text;

    public GuildBuilder Badge(string slug, string name, string description, string criteria, Func<Badge, Badge>? change = null, bool frozen = true, bool art = true)
    {
        var svg = art ? new SourceFile($"content/badges/{slug}.svg", Drawn.GetOrAdd(slug, s => Encoding.UTF8.GetBytes(BadgeArt.Draw(s, s, null).ToSvg()))) : null;
        var png = art ? new SourceFile($"content/badges/{slug}.png", OnePixel) : null;
        var badge = new Badge
        {
            Slug = slug,
            Name = Text(name),
            Description = Text(description),
            CriteriaMarkdown = Text(criteria),
            Svg = svg,
            Png = png,
            Location = new($"content/badges/{slug}.md"),
        };
        badge = change?.Invoke(badge) ?? badge;
        badges.Add(frozen ? badge with { Versions = [Freeze(badge)] } : badge);
        return this;
    }

    /// <summary>Another frozen version of the badge that was added last; awards go on being of the badge's own.</summary>
    public GuildBuilder Version(string version, Func<Badge, Badge> change)
    {
        badges[^1] = badges[^1] with { Versions = [.. badges[^1].Versions, Freeze(change(badges[^1]) with { Version = version })] };
        return this;
    }

    public GuildBuilder Member(string handle, string name, string bio = "", params MemberLink[] links)
    {
        members.Add(new()
        {
            Handle = handle,
            Name = Text(name),
            Id = $"urn:uuid:00000000-0000-4000-8000-{handle.PadLeft(12, '0')[..12]}",
            BioMarkdown = Text(bio),
            Links = [.. links],
            Avatar = handle == "ana" ? new($"content/members/{handle}.png", new byte[] { 0x89, 0x50, 0x4E, 0x47 }) : null,
            Location = new($"content/members/{handle}.md"),
        });
        return this;
    }

    /// <summary>How a person arranges their awards: the keys of their page's front matter.</summary>
    public GuildBuilder Arrange(string handle, string keys)
    {
        var text = $"---\nname: X\nid: urn:uuid:00000000-0000-4000-8000-00000000000a\n{keys}\n---\n";
        var read = ContentLoader.Load(new SourceTree([new("site.config.yml", "title: T\nbaseUrl: https://t.example\n"u8.ToArray()), new("content/members/x.md", Encoding.UTF8.GetBytes(text))]), new())!;
        var at = members.FindIndex(m => m.Handle == handle);
        members[at] = members[at] with { Stack = read.Members.Single().Stack };
        return this;
    }

    public GuildBuilder Page(string slug, string title, string markdown)
    {
        pages.Add(new(slug, Text(title), Text(markdown), 5, new($"content/pages/{slug}.md")));
        return this;
    }

    public GuildBuilder Rule(int quorum, params string[] slugs) => Rule(new RecognitionRule { Badges = [.. slugs], Signers = new("steward", [], null), Quorum = quorum });

    public GuildBuilder Rule(RecognitionRule rule)
    {
        rules.Add(rule);
        return this;
    }

    public GuildBuilder Award(string id, string slug, string holder, DateOnly day, AwardOptions? options = null)
    {
        awards.Add(new(id, slug, members.FirstOrDefault(m => m.Handle == holder)?.Id ?? holder, day, options ?? new()));
        return this;
    }

    /// <summary>An endorsement of an award, by a member (a handle) or by somebody outside.</summary>
    public GuildBuilder Endorse(string id, string awardId, string by, string relationship, string comment)
    {
        endorsements.Add((id, awardId, by, relationship, comment));
        return this;
    }

    public GuildBuilder Withdrawn(string id, DateOnly day)
    {
        var decision = Decide(new(id, "", "", day, new() { Reason = "gone" }))! with { Action = StatusAction.Withdraw };
        withdrawn.Add(new(id, Counted(decision, id), null));
        return this;
    }

    /// <summary>The model.</summary>
    public SiteModel Build()
    {
        var config = Config();
        var made = awards.Select(Make).OrderBy(a => a.Outline.Source.File.Path, StringComparer.Ordinal).ToImmutableArray();
        return SiteLinker.Link(new()
        {
            Content = new()
            {
                Config = config,
                Badges = [.. badges],
                Members = [.. members],
                Pathways = Pathways,
                Skills = Skills,
                Pages = [.. pages.OrderBy(p => p.Slug, StringComparer.Ordinal)],
                StatusLists = [new("1", new("content/status/1.json", "{}"u8.ToArray()), Document("{\"id\":\"" + BaseUrl + "/status/1.json\"}\n"))],
                Templates = Templates,
            },
            Authority = Chain(Authority()),
            Awards = made,
            Endorsements = [.. endorsements.Select(e => Make(e.Id, e.AwardId, e.By, e.Relationship, e.Comment))],
            Status = new()
            {
                Decisions = [.. made.Where(a => a.Decision is not null).Select(a => Counted(a.Decision!, a.Outline.Source.Id)), .. withdrawn.Select(w => w.Decision)],
                Withdrawn = [.. withdrawn],
            },
            Waiting = [.. Enumerable.Repeat(new WaitingAward(new(new("content/awards/2026/waitingaaaaaaaaa.json", "{}"u8.ToArray()), [], []), 1), Waiting)],
        });
    }

    private SiteConfig Config() => new()
    {
        Title = Text(Title),
        BaseUrl = BaseUrl,
        IssuerDid = "did:web:badges.tidewater.example",
        Tagline = Tagline is null ? null : Text(Tagline),
        IssuerName = Text(Title),
        IssuerUrl = BaseUrl + "/",
        Contact = Contact,
        Repo = Repo,
        Forge = Forge,
        Accent = Accent,
        Baking = Baking,
        LinkedInId = LinkedInId,
        Fediverse = Fediverse,
        BakingLocation = new("site.config.yml", 9, 11),
        IsDemonstration = IsDemonstration,
        Location = new("site.config.yml"),
        Country = "GB",
        Languages = Languages,
    };

    private AuthorityDocument Authority()
    {
        Assert.True(Ed25519PublicKey.TryParse(KeyText, out var key));
        var stewards = members.Take(3).Select((m, i) => new AuthorityMember($"m{i + 1}", m.Id, [new(key, KeyKept.File, Founded, null, null, null)], [new("steward", Founded, null)]));
        var recovery = new AuthorityMember("r1", members.Count > 0 ? members[0].Id : "urn:uuid:none", [new(key, KeyKept.Code, Founded, null, null, null)], [new("recovery", Founded, null)]);
        return new()
        {
            Document = Document("{\"type\":\"RecognitionAuthority\",\"version\":1}\n"),
            DigestSri = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
            Version = 1,
            Issuer = "did:web:badges.tidewater.example",
            ValidFrom = Founded,
            Members = [.. stewards, recovery],
            Rules = [.. rules],
            Status = new(null, new("steward", 1)),
            Amendment = [new("steward", 2), new("recovery", 1)],
        };
    }

    private static AuthorityChain Chain(AuthorityDocument document) =>
        (AuthorityChain)typeof(AuthorityChain).GetConstructors(BindingFlags.NonPublic | BindingFlags.Instance).Single().Invoke([ImmutableArray.Create(document)]);

    private VerifiedAward Make(AwardDraft draft)
    {
        var badge = badges.First(b => b.Slug == draft.Slug);
        var document = Document(Json(draft, badge).ToJsonString() + "\n");
        Assert.True(OpenBadgeCredential.TryRead(document, out var credential, out var problem), problem?.Detail);
        var source = new AwardFile(new($"content/awards/{draft.Day.Year}/{draft.Id}.json", document.Bytes), [],
            [.. draft.Options.Evidence.Where(e => e.File is not null).Select(e => new EvidenceFile(draft.Id, e.File!, new($"content/evidence/{draft.Id}/{e.File}", e.Content)))]);
        var outline = AwardOutline.Of(source, credential, badge.Versions[0].Address, text => text);
        ImmutableArray<AwardSigner> signers = [.. draft.Options.Signers.Select(s => new AwardSigner(s, SubjectOf(s), new(draft.Day, new(18, 0), TimeSpan.Zero)))];
        var rule = rules.First(r => r.AppliesTo(badge.Slug, badge.Tags));
        return (VerifiedAward)typeof(VerifiedAward).GetConstructors(BindingFlags.NonPublic | BindingFlags.Instance).Single()
            .Invoke([outline, Digest.Of(document.Bytes.Span), draft.Options.State, 1, rules.IndexOf(rule), signers, true, Decide(draft)]);
    }

    private VerifiedEndorsement Make(string id, string awardId, string by, string relationship, string comment)
    {
        var address = $"{BaseUrl}/credentials/{awardId}.json";
        var json = new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"),
            ["id"] = $"{BaseUrl}/endorsements/{id}.json",
            ["type"] = new JsonArray("VerifiableCredential", "EndorsementCredential"),
            ["name"] = Text("Endorsement"),
            ["issuer"] = new JsonObject { ["id"] = "did:key:" + KeyText, ["type"] = new JsonArray("Profile"), ["name"] = Text(by), ["description"] = Text(relationship) },
            ["validFrom"] = "2026-12-01T09:00:00Z",
            ["credentialSubject"] = new JsonObject { ["id"] = address, ["type"] = new JsonArray("EndorsementSubject"), ["endorsementComment"] = Text(comment) },
        };
        var document = Document(json.ToJsonString() + "\n");
        Assert.True(EndorsementCredential.TryRead(document.Root, out var credential, out var problem), problem?.Detail);
        var report = new EndorsementReport { Checks = [], State = CredentialState.Valid, Created = credential.ValidFrom, MemberSubject = members.FirstOrDefault(m => m.Handle == by)?.Id };
        return (VerifiedEndorsement)typeof(VerifiedEndorsement).GetConstructors(BindingFlags.NonPublic | BindingFlags.Instance).Single()
            .Invoke([new EndorsementFile(id, new($"content/endorsements/{id}.json", document.Bytes), document), credential, report, null]);
    }

    private StatusDecision? Decide(AwardDraft draft) => draft.Options.Reason is not { } reason ? null : new()
    {
        Document = Document("{\"type\":\"StatusDecision\"}\n"),
        Award = $"{BaseUrl}/credentials/{draft.Id}.json",
        AwardDigest = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        Action = draft.Options.State == CredentialState.Superseded ? StatusAction.Supersede : StatusAction.Revoke,
        By = draft.Options.By is { } by ? $"{BaseUrl}/credentials/{by}.json" : null,
        Reason = Text(reason),
        Date = new(draft.Day.AddDays(30), new(10, 0), TimeSpan.Zero),
        Authority = new(1, "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
    };

    private static CountedDecision Counted(StatusDecision decision, string id) =>
        new(new(id, decision.Action, new($"{DecisionFile.Folder}{DecisionFile.NameOf(id, decision.Action)}.json", decision.Document.Bytes), [], decision.Document), decision);

    private string? SubjectOf(string id) => int.TryParse(id[1..], out var n) && n <= Math.Min(3, members.Count) ? members[n - 1].Id : null;

    private string EvidenceAddress(string id, string file) => $"{BaseUrl}/evidence/{id}/{file}";

    private JsonObject Json(AwardDraft draft, Badge badge)
    {
        var json = new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"),
            ["id"] = $"{BaseUrl}/credentials/{draft.Id}.json",
            ["type"] = new JsonArray("VerifiableCredential", "OpenBadgeCredential"),
            ["issuer"] = new JsonObject { ["id"] = "did:web:badges.tidewater.example", ["type"] = new JsonArray("Profile"), ["name"] = Text(Title), ["url"] = BaseUrl + "/" },
            ["validFrom"] = $"{draft.Day:yyyy-MM-dd}T18:00:00Z",
            ["awardedDate"] = $"{draft.Day:yyyy-MM-dd}T18:00:00+00:00",
            ["name"] = Text("name"),
            ["credentialSubject"] = new JsonObject
            {
                ["id"] = draft.HolderId,
                ["type"] = new JsonArray("AchievementSubject"),
                ["achievement"] = Achievement(badge),
            },
            ["credentialStatus"] = new JsonObject
            {
                ["id"] = $"{BaseUrl}/status/1.json#7",
                ["type"] = "BitstringStatusListEntry",
                ["statusPurpose"] = "revocation",
                ["statusListIndex"] = "7",
                ["statusListCredential"] = $"{BaseUrl}/status/1.json",
            },
        };
        var subject = json["credentialSubject"]!.AsObject();
        if (draft.Options.Narrative is { } narrative)
        {
            subject["narrative"] = Text(narrative);
        }
        if (draft.Options.Identifier is { } identifier)
        {
            subject["identifier"] = new JsonArray(identifier.DeepClone());
        }
        if (draft.Options.Until is { } until)
        {
            json["validUntil"] = $"{until:yyyy-MM-dd}T18:00:00Z";
        }
        if (!draft.Options.Evidence.IsEmpty)
        {
            json["evidence"] = new JsonArray([.. draft.Options.Evidence.Select(e => (JsonNode)Evidence(draft.Id, e))]);
        }
        return json;
    }

    private JsonObject Evidence(string id, EvidenceDraft draft)
    {
        var json = new JsonObject { ["type"] = new JsonArray("Evidence") };
        if (draft.File is not null || draft.Address is not null)
        {
            json["id"] = draft.File is not null ? EvidenceAddress(id, draft.File) : draft.Address;
        }
        if (draft.File is not null)
        {
            json["digestSRI"] = Sri.Of(draft.Content);
        }
        foreach (var (name, value) in new[] { ("name", draft.Name), ("description", draft.Description), ("narrative", draft.Narrative), ("genre", draft.Genre) })
        {
            if (value is not null)
            {
                json[name] = Text(value);
            }
        }
        return json;
    }

    private JsonObject Achievement(Badge badge)
    {
        var json = new JsonObject
        {
            ["id"] = $"{BaseUrl}/badges/{badge.Slug}/{badge.Version}/achievement.json",
            ["type"] = new JsonArray("Achievement"),
            ["name"] = badge.Name,
            ["description"] = badge.Description,
            ["criteria"] = new JsonObject { ["narrative"] = badge.CriteriaMarkdown },
            ["version"] = badge.Version,
        };
        if (badge.Png is not null)
        {
            json["image"] = new JsonObject { ["id"] = $"{BaseUrl}/badges/{badge.Slug}/{badge.Version}/image.png", ["type"] = "Image" };
        }
        if (!badge.Tags.IsEmpty)
        {
            json["tag"] = new JsonArray([.. badge.Tags.Select(t => (JsonNode)t)]);
        }
        var worth = JsonNode.Parse(AchievementWriter.Write(Config(), badge, "png", new([.. badges], Pathways, Skills)).ToDocument())!.AsObject();
        foreach (var member in (string[])["fieldOfStudy", "creditsAvailable", "alignment", "resultDescription"])
        {
            if (worth[member] is { } value)
            {
                json[member] = value.DeepClone();
            }
        }
        return json;
    }

    private BadgeVersion Freeze(Badge badge)
    {
        var document = Document(Achievement(badge).ToJsonString() + "\n");
        return new()
        {
            Address = new(badge.Slug, badge.Version),
            Name = badge.Name,
            Description = badge.Description,
            Achievement = new($"content/badges/{badge.Slug}/{badge.Version}/achievement.json", document.Bytes),
            Document = document,
            Svg = badge.Svg,
            Png = badge.Png,
        };
    }

    private static SignedDocument Document(string json)
    {
        Assert.True(SignedDocument.TryParse(Encoding.UTF8.GetBytes(json), out var document, out var problem), problem?.Detail);
        return document;
    }
}
