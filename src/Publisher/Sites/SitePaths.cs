using System.Collections.Immutable;

namespace Publisher.Sites;

/// <summary>Every path of the site is made here (docs/DESIGN §8 addresses), relative to the site's root, without a leading slash. A page is its folder with a trailing slash.</summary>
public static class SitePaths
{
    /// <summary>The folder of a further language's pages: <c>es/</c>, <c>pt-br/</c>. Everything but pages stands once.</summary>
    public static string LanguageFolder(string language) => language.ToLowerInvariant() + "/";
    /// <summary>The home page.</summary>
    public const string Home = "";
    /// <summary>All badges.</summary>
    public const string Badges = "badges/";
    /// <summary>All awards.</summary>
    public const string Awards = "awards/";
    /// <summary>All people with a page.</summary>
    public const string Members = "members/";
    /// <summary>The rules, in words.</summary>
    public const string HowWeDecide = "how-we-decide/";
    /// <summary>How to check an award.</summary>
    public const string Verify = "verify/";
    /// <summary>How to check an award without this site.</summary>
    public const string VerifyHelp = "verify/help/";
    /// <summary>Who we are.</summary>
    public const string About = "about/";
    /// <summary>What is kept of whom.</summary>
    public const string Privacy = "privacy/";
    /// <summary>What the awards add up to.</summary>
    public const string Impact = "impact/";
    /// <summary>How to propose somebody for a badge.</summary>
    public const string Nominate = "nominate/";
    /// <summary>Where people co-sign in a browser.</summary>
    public const string Sign = "sign/";
    /// <summary>The same page as one file to keep.</summary>
    public const string SignFile = "sign/sign.html";
    /// <summary>How to follow the guild.</summary>
    public const string Subscribe = "subscribe/";
    /// <summary>Finding an award, a badge or a person by a word.</summary>
    public const string Search = "search/";
    /// <summary>What <see cref="Search"/> looks through.</summary>
    public const string SearchIndex = "search/index.json";
    /// <summary>A part of what <see cref="Search"/> looks through.</summary>
    public static string SearchPart(string name) => $"search/{name}.json";
    /// <summary>What the words about a badge's worth mean. Its places are part of what is signed.</summary>
    public const string Frameworks = "frameworks/";
    /// <summary>How badges build on one another.</summary>
    public const string Pathways = "pathways/";
    /// <summary>The skills that badges recognise.</summary>
    public const string Skills = "skills/";
    /// <summary>The same for programs.</summary>
    public const string SkillGraph = "skills/skills.json";
    /// <summary>All badges' pictures, for looking at them together. A badge called <c>all</c> has files below its versions, never a page.</summary>
    public const string ContactSheet = "badges/all/together/";
    /// <summary>Pages where something is done that only the guild itself can take: a copy of its site leads there.</summary>
    public static ImmutableArray<string> OnlyAtOriginal { get; } = [Nominate, Sign, SignFile, Subscribe];
    /// <summary>What a host serves for missing pages.</summary>
    public const string NotFound = "404.html";
    /// <summary>Open Badges 2.0 issuer Profile.</summary>
    public const string Issuer = "issuer.json";
    /// <summary>The DID document of a path did:web.</summary>
    public const string DidDocument = "did.json";
    /// <summary>The DID document of a host's root.</summary>
    public const string WellKnownDidDocument = ".well-known/did.json";
    /// <summary>Where ActivityStreams documents stand, and nothing else: a host gives them their type by one rule.</summary>
    public const string ActivityFolder = "ap/";
    /// <summary>The guild as an ActivityPub actor.</summary>
    public const string Actor = "ap/actor.json";
    /// <summary>Its inbox, which takes nothing.</summary>
    public const string Inbox = "ap/inbox.json";
    /// <summary>Its outbox.</summary>
    public const string Outbox = "ap/outbox.json";
    /// <summary>Who follows it.</summary>
    public const string Followers = "ap/followers.json";
    /// <summary>Whom it follows.</summary>
    public const string Following = "ap/following.json";
    /// <summary>Its pinned notes.</summary>
    public const string Featured = "ap/featured.json";
    /// <summary>The actor's handle, resolved.</summary>
    public const string WebFinger = ".well-known/webfinger";
    /// <summary>Where <see cref="NodeInfo"/> stands.</summary>
    public const string NodeInfoLinks = ".well-known/nodeinfo";
    /// <summary>What kind of server this is.</summary>
    public const string NodeInfo = "nodeinfo/2.1.json";
    /// <summary>Where a peer begins to read.</summary>
    public const string Recognition = ".well-known/recognition.json";
    /// <summary>Partners, and who recognises whom.</summary>
    public const string Federation = "federation/";
    /// <summary>The same for programs.</summary>
    public const string RecognitionGraph = "federation/graph.json";
    /// <summary>A directory of guilds for programs.</summary>
    public const string Directory = "federation/directory.json";
    /// <summary>Which partners' awards can be checked here, by what, and what of theirs is recognised.</summary>
    public const string HeldPeers = "federation/peers.json";
    /// <summary>The feeds of partners, as a list.</summary>
    public const string PeerFeeds = "peers.opml";
    /// <summary>All pages, for search engines.</summary>
    public const string Sitemap = "sitemap.xml";
    /// <summary>What robots may read.</summary>
    public const string Robots = "robots.txt";

    /// <summary>The feed of what a page is about: of the site, a badge, a person.</summary>
    /// <param name="page">The page (<see cref="Home"/>, <see cref="Badge"/>, <see cref="Member"/>).</param>
    /// <param name="form">What it is written in.</param>
    public static string Feed(string page, FeedForm form) => $"{page}feed.{form.Extension}";

    /// <summary>An archive of the site's feed, numbered from the oldest.</summary>
    public static string FeedArchive(int number) => FormattableString.Invariant($"feed/{number}.atom");

    /// <summary>A badge's page.</summary>
    public static string Badge(string slug) => $"badges/{slug}/";
    /// <summary>The badges that carry a tag. A badge called <c>tagged</c> has files below its versions, never a page.</summary>
    public static string BadgesTagged(string name) => $"badges/tagged/{name}/";
    /// <summary>A pathway's page.</summary>
    public static string Pathway(string slug) => $"pathways/{slug}/";
    /// <summary>The page of a skill of the guild's own. Its address is part of what is signed.</summary>
    public static string Skill(string slug) => $"skills/{slug}/";
    /// <summary>The same as a Rich Skill Descriptor.</summary>
    public static string SkillDescriptor(string slug) => $"skills/{slug}/rsd.json";
    /// <summary>A frozen achievement.</summary>
    public static string Achievement(string slug, string version) => $"badges/{slug}/{version}/achievement.json";
    /// <summary>An unsigned copy of the newest achievement.</summary>
    public static string NewestAchievement(string slug) => $"badges/{slug}/achievement.json";
    /// <summary>A version's picture.</summary>
    public static string BadgeImage(string slug, string version, string extension) => $"badges/{slug}/{version}/image.{extension}";
    /// <summary>Open Badges 2.0 BadgeClass.</summary>
    public static string BadgeClass(string slug) => $"badges/{slug}/badgeclass.json";
    /// <summary>Open Badges 2.0 BadgeClass of one version, which assertions point at.</summary>
    public static string BadgeClass(string slug, string version) => $"badges/{slug}/{version}/badgeclass.json";
    /// <summary>An award's page.</summary>
    public static string Award(string id) => $"awards/{id}/";
    /// <summary>An older page of the ledger of all awards; numbers are never an award's id.</summary>
    public static string LedgerPage(int number) => FormattableString.Invariant($"awards/{number}/");
    /// <summary>An older page of the list of a badge's awards; <c>of</c> is never an award's id.</summary>
    public static string BadgeLedgerPage(string slug, int number) => FormattableString.Invariant($"awards/of/{slug}/{number}/");
    /// <summary>One of several lists of pages, for search engines.</summary>
    public static string SitemapPart(int number) => FormattableString.Invariant($"sitemap-{number}.xml");
    /// <summary>An award's signed credential.</summary>
    public static string Credential(string id) => $"credentials/{id}.json";
    /// <summary>Open Badges 2.0 hosted Assertion.</summary>
    public static string Assertion(string id) => $"assertions/{id}.json";
    /// <summary>A signed endorsement.</summary>
    public static string Endorsement(string id) => $"endorsements/{id}.json";
    /// <summary>A badge's picture with the award inside.</summary>
    public static string Baked(string id, string extension) => $"baked/{id}.{extension}";
    /// <summary>The address of an award's page as a QR Code.</summary>
    public static string Qr(string id) => $"qr/{id}.svg";
    /// <summary>A page of the outbox, numbered from the oldest.</summary>
    public static string OutboxPage(int number) => FormattableString.Invariant($"ap/outbox/{number}.json");
    /// <summary>An award or endorsement as a note.</summary>
    public static string Note(string id) => $"ap/notes/{id}.json";
    /// <summary>A file an award points at.</summary>
    public static string Evidence(string awardId, string name) => $"evidence/{awardId}/{name}";
    /// <summary>A person's page.</summary>
    public static string Member(string handle) => $"members/{handle}/";
    /// <summary>A further page of the list of people; a person called <c>all</c> has nothing below their page.</summary>
    public static string MembersPage(int number) => FormattableString.Invariant($"members/all/{number}/");
    /// <summary>A person's picture.</summary>
    public static string Avatar(string handle, string extension) => $"members/{handle}/avatar.{extension}";
    /// <summary>A signed authority version.</summary>
    public static string Authority(int version) => FormattableString.Invariant($"authority/{version}.json");
    /// <summary>The awards by ended keys that an authority version stands by.</summary>
    public static string Affirmed(int version) => FormattableString.Invariant($"authority/{version}.affirmed");
    /// <summary>A signed status list.</summary>
    public static string StatusList(string name) => $"status/{name}.json";
    /// <summary>A signed status decision: <c>&lt;id&gt;-&lt;action&gt;</c>.</summary>
    public static string Decision(string name) => $"status/decisions/{name}.json";
    /// <summary>A free page.</summary>
    public static string Page(string slug) => $"{slug}/";
    /// <summary>A stylesheet or such, named by its content.</summary>
    public static string Asset(string name, string hash, string extension) => $"assets/{name}.{hash}.{extension}";

    /// <summary>A listed guild's page in a directory.</summary>
    public static string Listed(string peer) => $"federation/{peer}/";

    /// <summary>A picture of a partner's badge, as a page of ours shows it.</summary>
    public static string PeerBadgeImage(string peer, string slug, string version, string extension) => PeerDocument(peer, BadgeImage(slug, version, extension));
    /// <summary>What a partner publishes at a path of its own, as it was pulled.</summary>
    public static string PeerDocument(string peer, string path) => $"{Federation}{peer}/{path}";

    /// <summary>A picture of a badge that a server hosts which signs nothing.</summary>
    public static string HostedBadgeImage(string peer, long number) => FormattableString.Invariant($"federation/{peer}/badges/{number}.png");

    /// <summary>An address as people say and type it: without its scheme.</summary>
    public static string Typed(string address) => address[(address.IndexOf("//", StringComparison.Ordinal) + 2)..];

    /// <summary>The file behind an address: <c>awards/x/</c> → <c>awards/x/index.html</c>.</summary>
    public static string FileOf(string path) => path.Length == 0 || path.EndsWith('/') ? path + "index.html" : path;

    /// <summary>The absolute address of a path under a base URL.</summary>
    public static string Absolute(string baseUrl, string path) => $"{baseUrl}/{path}";
}
