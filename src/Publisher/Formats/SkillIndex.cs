using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Credentials.OpenBadges;
using Publisher.Frameworks;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Text;

namespace Publisher.Formats;

/// <summary>
/// The skills that the guild's badges recognise, by framework, its own first. A badge recognises a skill where its achievement, as it is signed, points at it: by the skill's address, by an address
/// that a skill of the guild's own is the same as, or by a learning outcome that says a skill of its own word for word. A person is named who has a page and holds an award of such a version
/// that nobody took back.
/// </summary>
internal sealed class SkillIndex
{
    private readonly SiteView view;
    private readonly Dictionary<string, SkillEntry> byAddress = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SkillEntry> byStatement = new(StringComparer.Ordinal);
    private readonly List<SkillEntry> entries = [];

    private SkillIndex(SiteView view)
    {
        this.view = view;
        foreach (var skill in view.Site.Skills)
        {
            Add(skill);
        }
        foreach (var badge in view.Site.Badges)
        {
            Add(badge);
        }
        if (entries.Count > 0)
        {
            AddPeople();
        }
        Groups =
        [
            .. entries.GroupBy(e => (IsOwn: e.Own is not null, e.Framework)).Select(g => new SkillGroup(g.Key.Framework, g.Key.IsOwn, [.. g.OrderBy(e => NameOrder.KeyOf(e.Name), StringComparer.Ordinal).ThenBy(e => e.Address, StringComparer.Ordinal)]))
                .OrderBy(g => g.IsOwn ? 0 : 1).ThenBy(g => NameOrder.KeyOf(g.Name), StringComparer.Ordinal).ThenBy(g => g.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Those of a site.</summary>
    public static SkillIndex Of(SiteView view) => new(view);

    /// <summary>By framework; none where no skill is recognised or described.</summary>
    public ImmutableArray<SkillGroup> Groups { get; }

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => Groups.IsEmpty;

    /// <summary>A skill of the guild's own.</summary>
    public SkillEntry Of(Skill skill) => byAddress[AddressOf(skill)];

    /// <summary>The skill of the guild's own that an alignment names, by its address or word for word; null for any other.</summary>
    public Skill? OwnOf(Alignment alignment) => OwnAt(alignment.TargetUrl)
        ?? (alignment.TargetType == WorthTypes.Outcome.TargetType && byStatement.TryGetValue(Plain(alignment.TargetName), out var entry) ? entry.Own : null);

    private Skill? OwnAt(string address) => SkillAlignments.SlugOf(address, view.BaseUrl) is { } slug ? view.Site.Skills.FirstOrDefault(s => s.Slug == slug) : null;

    private string AddressOf(Skill skill) => SitePaths.Absolute(view.BaseUrl, SitePaths.Skill(skill.Slug));

    private void Add(Skill skill)
    {
        var words = view.Original is null ? null : skill.Translations.Find(view.Words.Language);
        var entry = new SkillEntry
        {
            Address = AddressOf(skill),
            Name = words?.Name ?? skill.Name,
            Framework = view.Site.Config.Title,
            NameLanguage = words?.Name is null ? view.Original : null,
            Description = words?.Description ?? skill.Description,
            DescriptionLanguage = words?.Description is null ? view.Original : null,
            Own = skill,
        };
        entries.Add(entry);
        byAddress[entry.Address] = entry;
        byStatement.TryAdd(Plain(skill.Description), entry);
    }

    // Its newest words first: of them a skill of a framework is called.
    private void Add(BadgeModel badge)
    {
        var frozen = badge.Badge.Versions.Where(v => v.Version != badge.Badge.Version).OrderByDescending(v => v.Version, VersionOrder.Instance);
        var versions = frozen.Select(v => (v.Version, Worth: view.WorthOf(v))).Prepend((badge.Badge.Version, Worth: view.WorthOf(badge.Badge))).ToList();
        foreach (var (entry, named) in versions.SelectMany(v => Recognised(v.Worth, badge.Badge), (v, e) => (Entry: e, v.Version)).GroupBy(p => p.Entry, p => p.Version).Select(g => (g.Key, g.Distinct(StringComparer.Ordinal).ToList())).ToList())
        {
            entry.Add(new SkillBadge(badge, named.Count == versions.Count ? [] : [.. named.Order(VersionOrder.Instance)]));
        }
    }

    private void AddPeople()
    {
        var versions = view.Site.Badges.SelectMany(b => b.Badge.Versions, (b, v) => (Version: v, Skills: Recognised(view.WorthOf(v), b.Badge).ToImmutableArray()))
            .Where(v => !v.Skills.IsEmpty).ToDictionary(v => v.Version.Address, v => v.Skills);
        foreach (var person in versions.Count == 0 ? [] : view.Site.People)
        {
            foreach (var award in person.Awards.Where(a => versions.ContainsKey(a.Frozen.Address) && AwardFacts.Standing(a).InForce))
            {
                foreach (var entry in versions[award.Frozen.Address])
                {
                    entry.Add(person);
                }
            }
        }
    }

    // What an achievement points at; a skill of a framework is entered when it is met first.
    private IEnumerable<SkillEntry> Recognised(Worth worth, Badge badge)
    {
        foreach (var alignment in SkillAlignments.Of(worth, view.BaseUrl))
        {
            yield return At(alignment, badge);
            foreach (var own in view.Site.Skills.Where(s => s.SameAs.Any(a => a.Url == alignment.TargetUrl)))
            {
                yield return Of(own);
            }
        }
        foreach (var outcome in worth.Of(WorthTypes.Outcome))
        {
            if (byStatement.TryGetValue(Plain(outcome.TargetName), out var entry))
            {
                yield return entry;
            }
        }
    }

    private SkillEntry At(Alignment alignment, Badge badge)
    {
        var address = OwnAt(alignment.TargetUrl) is { } own ? AddressOf(own) : alignment.TargetUrl;
        if (!byAddress.TryGetValue(address, out var entry))
        {
            var language = badge.Language ?? view.Site.Config.MainLanguage;
            var elsewhere = language.Split('-')[0] == view.Words.Language.Split('-')[0] ? null : language;
            entry = new()
            {
                Address = address,
                Name = alignment.TargetName,
                NameLanguage = elsewhere,
                Framework = SkillAlignments.FrameworkOf(alignment),
                Code = alignment.TargetCode,
                Description = alignment.TargetDescription,
                DescriptionLanguage = elsewhere,
            };
            byAddress[address] = entry;
            entries.Add(entry);
        }
        return entry;
    }

    private static string Plain(string sentence) => sentence.Trim().TrimEnd('.');
}

/// <summary>The skills of one framework.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="IsOwn">Whether it is the guild's own.</param>
/// <param name="Skills">By name.</param>
internal sealed record SkillGroup(string Name, bool IsOwn, ImmutableArray<SkillEntry> Skills);

/// <summary>A badge that recognises a skill.</summary>
/// <param name="Badge">The badge.</param>
/// <param name="Versions">The versions that do, the earliest first; empty when all of them do.</param>
internal sealed record SkillBadge(BadgeModel Badge, ImmutableArray<string> Versions);

/// <summary>A skill that badges recognise.</summary>
internal sealed class SkillEntry
{
    private readonly List<SkillBadge> badges = [];
    private readonly List<PersonModel> people = [];

    /// <summary>Its address.</summary>
    public required string Address { get; init; }
    /// <summary>What it is called.</summary>
    public required string Name { get; init; }
    /// <summary>The language of <see cref="Name"/> where it is another than the page's.</summary>
    public string? NameLanguage { get; init; }
    /// <summary>The framework it belongs to.</summary>
    public required string Framework { get; init; }
    /// <summary>Its code there, when given.</summary>
    public string? Code { get; init; }
    /// <summary>What it is, when said.</summary>
    public string? Description { get; init; }
    /// <summary>The language of <see cref="Description"/> where it is another than the page's.</summary>
    public string? DescriptionLanguage { get; init; }
    /// <summary>The guild's own description; null for a skill of somebody else's framework.</summary>
    public Skill? Own { get; init; }
    /// <summary>Badges that recognise it, by name.</summary>
    public IReadOnlyList<SkillBadge> Badges => badges;
    /// <summary>People with a page who hold one, by name.</summary>
    public IReadOnlyList<PersonModel> People => people;

    /// <summary>Names everything that is shown of it.</summary>
    /// <param name="key">Where that goes.</param>
    /// <param name="names">How many people are named.</param>
    public void AddTo(ContentKeyBuilder key, int names)
    {
        key.Add(Address).Add(Name).Add(Framework).Add(Code).Add(Description).Add(Own?.Definition ?? default).Add(badges.Count).Add(people.Count);
        foreach (var badge in badges)
        {
            key.Add(SiteView.KeyOf(badge.Badge.Badge)).Add(string.Join(' ', badge.Versions));
        }
        foreach (var person in people.Take(names))
        {
            key.Add(person.Member.Handle).Add(person.Member.Name).Add(person.Member.Avatar?.Path);
        }
    }

    public void Add(SkillBadge badge) => badges.Add(badge);

    // People come one after the other, each perhaps several times.
    public void Add(PersonModel person)
    {
        if (people.Count == 0 || !ReferenceEquals(people[^1], person))
        {
            people.Add(person);
        }
    }
}
