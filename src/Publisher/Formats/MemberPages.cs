using System.Collections.Immutable;
using System.Globalization;
using Publisher.Content;
using Publisher.Languages;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Sources;
using Publisher.Templates;
using Publisher.Text;

namespace Publisher.Formats;

/// <summary>The people who have a page, and the pages.</summary>
internal static class MemberPages
{
    /// <summary>People on one page of the list.</summary>
    public const int PageLength = 250;

    public static IEnumerable<PageJob> Jobs(SiteView view)
    {
        var count = Math.Max(1, (view.Site.People.Length + PageLength - 1) / PageLength);
        for (var number = 1; number <= count; number++)
        {
            yield return List(view, number, count);
        }
        foreach (var job in ParallelLoop.Map(view.Site.People, person => Job(view, person)))
        {
            yield return job;
        }
    }

    // By name: whoever comes new moves those behind them, but people come more slowly than awards.
    private static PageJob List(SiteView view, int number, int count)
    {
        var words = view.Words;
        ImmutableArray<PersonModel> shown = [.. view.Site.People.Skip((number - 1) * PageLength).Take(PageLength)];
        var of = count == 1 ? null : words.Say("members.page", ("number", Number(number)), ("count", Number(count)));
        var isLast = number == count;
        return new()
        {
            Path = PathOf(number),
            Template = "members.html",
            Title = number == 1 ? words["menu.people"] : words.Say("head.page", ("title", words["menu.people"]), ("number", Number(number))),
            Description = words.Say("head.people", ("site", view.Site.Config.Title)),
            Section = SitePaths.Members,
            Key = Key(view, number, of, shown, isLast),
            Fields = links => new()
            {
                { "people", shown.Select(p => Entry(view, p, links)) },
                { "page", of },
                { "previous_href", number == 1 ? null : links.To(PathOf(number - 1)) },
                { "next_href", isLast ? null : links.To(PathOf(number + 1)) },
                { "unnamed", isLast ? Unnamed(view) : null },
                { "privacy_href", links.To(SitePaths.Privacy) },
            },
        };
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string PathOf(int number) => number == 1 ? SitePaths.Members : SitePaths.MembersPage(number);

    private static PageJob Job(SiteView view, PersonModel person) => new()
    {
        Path = SitePaths.Member(person.Member.Handle),
        Template = "member.html",
        Title = person.Member.Name,
        Description = view.Words.Say("head.person", ("name", person.Member.Name), ("site", view.Site.Config.Title), ("awards", Awards(person, view.Words))),
        Section = SitePaths.Members,
        Image = Arranged(person).Select(a => Picture.Of(a).Png).FirstOrDefault(p => p is not null),
        Kind = "profile",
        Alternates = FeedLinks.Of(SitePaths.Member(person.Member.Handle), view.Words.Say("head.awards_to", ("name", person.Member.Name))),
        Key = Key(view, person),
        Fields = links => new()
        {
            { "person", SiteView.Person(person.Member, links) },
            { "handle", person.Member.Handle },
            { "roles", Roles(person, view.Words) },
            { "original_lang", view.Original },
            { "bio", Prose.Render(person.Member.BioMarkdown, MarkdownPlace.Bio, 3, links) },
            { "web", person.Member.Links.Where(l => Prose.WebAddress(l.Url) is not null).Select(Link) },
            { "stack", person.Stack.Select(g => Group(view, g, links)) },
            { "pathways", PersonProgress.Of(view, person, links) },
            { "elsewhere", person.Elsewhere.Select(a => FederationWords.Award(view, a, links)) },
            { "badges_href", links.To(SitePaths.Badges) },
            { "feed_href", links.To(SitePaths.Feed(SitePaths.Member(person.Member.Handle), FeedForm.Atom)) },
            { "edit_href", ForgeLinks.Of(view.Site.Config)?.Edit(person.Member.Location.Path) },
        },
    };

    private static ContentKey Key(SiteView view, int number, string? of, ImmutableArray<PersonModel> shown, bool isLast)
    {
        var key = view.Key().Add(PathOf(number)).Add(of).Add(isLast ? Unnamed(view) : null);
        foreach (var person in shown)
        {
            key.Add(person.Member.Handle).Add(person.Member.Name).Add(person.Member.Avatar?.Path).Add(Roles(person, view.Words)).Add(person.StandingCount);
            foreach (var award in Pinned(person))
            {
                key.Add(award.Line);
            }
        }
        return key.ToKey();
    }

    private static ContentKey Key(SiteView view, PersonModel person)
    {
        var member = person.Member;
        var key = LedgerPages.Key(view, SitePaths.Member(member.Handle), person.Awards).Add(member.Name).Add(member.BioMarkdown).Add(member.Avatar?.Path).Add(Roles(person, view.Words)).Add(view.PathwaysKey);
        foreach (var award in person.Elsewhere)
        {
            award.AddTo(key);
        }
        // What is not arranged stands as it was awarded, and that is in the key already.
        foreach (var group in member.Stack.Items.IsEmpty ? [] : person.Stack)
        {
            key.Add(group.Heading).Add(group.IsRest ? 1 : 0);
            foreach (var one in group.Awards)
            {
                key.Add(one.Award.Verified.Outline.Source.File.Path).Add(one.Note);
            }
        }
        foreach (var link in member.Links)
        {
            key.Add(link.Label).Add(link.Url);
        }
        return key.ToKey();
    }

    private static FieldSet Entry(SiteView view, PersonModel person, PageLinks links) => new()
    {
        { "person", SiteView.Person(person.Member, links) },
        { "roles", Roles(person, view.Words) },
        { "awards", SiteWords.Sentence(Awards(person, view.Words)) },
        { "pins", Pinned(person).Select(a => SiteView.Art(Picture.Of(a), view.Texts.Of(a.Frozen).Name, links)) },
    };

    private static IEnumerable<AwardModel> Pinned(PersonModel person) => Arranged(person).Where(a => AwardFacts.Standing(a).InForce).Take(6);

    private static IEnumerable<AwardModel> Arranged(PersonModel person) => person.Member.Stack.Items.IsEmpty ? person.Awards : person.Stack.SelectMany(g => g.Awards).Select(s => s.Award);

    private static FieldSet Group(SiteView view, StackGroup group, PageLinks links) => new()
    {
        { "heading", group.IsRest ? view.Words["member.further"] : group.Heading },
        { "heading_lang", group.IsRest ? null : view.Original },
        { "awards", group.Awards.Select(a => Line(view, a, links)) },
    };

    private static FieldSet Line(SiteView view, StackedAward stacked, PageLinks links)
    {
        var line = view.Line(stacked.Award, links);
        line.Add("note", Prose.Render(stacked.Note, MarkdownPlace.Bio, 4, links));
        line.Add("note_lang", view.Original);
        return line;
    }

    private static FieldSet Link(MemberLink link) => new() { { "label", link.Label }, { "href", link.Url } };

    private static string? Roles(PersonModel person, SiteWords words) =>
        person.Roles.Where(r => r != "recovery").Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } roles ? SiteWords.Sentence(words.List([.. roles.Select(words.RoleName)])) : null;

    private static string Awards(PersonModel person, SiteWords words) => words.Count("count.awards", person.StandingCount);

    private static string? Unnamed(SiteView view)
    {
        var others = view.Site.UnnamedCount;
        return others == 0 ? null : SiteWords.Sentence(view.Words.Count("members.unnamed", others));
    }
}
