using System.CommandLine;
using System.Text;
using Publisher.Art;
using Publisher.Authoring;
using Publisher.Cli.Art;
using Publisher.Cli.Authoring;
using Publisher.Cli.Starter;
using Publisher.Cli.Terminal;
using Publisher.Text;

namespace Publisher.Cli.Commands;

/// <summary><c>publisher new badge|member|pathway|skill|page</c>: a file to fill in, with art for a badge.</summary>
internal static class NewCommand
{
    internal static Command Create(CliContext context) => new("new", "Begin a badge, a person's page, a pathway, a skill, or a free page.")
    {
        Badge(context), Member(context), Pathway(context), Skill(context), Page(context),
    };

    private static Command Badge(CliContext context)
    {
        var name = new Argument<string>("NAME") { Description = "What it is called." };
        var slug = SlugOption();
        var description = new Option<string?>("--description") { Description = "What it is for, in one line; without it the file says where to write that.", HelpName = "TEXT" };
        var criteria = new Option<string?>("--criteria") { Description = "What someone does to be recognised with it, in Markdown; likewise.", HelpName = "TEXT" };
        var command = new Command("badge", "Begin a badge: its definition and a drawn picture.") { name, slug, description, criteria };
        command.SetAction(parsed =>
        {
            var site = SiteSession.Open(context, parsed.SiteFolder(context));
            var title = Clean(parsed.GetValue(name)!);
            var file = Slug(context, title, parsed.GetValue(slug), "--slug SLUG");
            var art = BadgeArt.Draw(file, title, null);
            Write(context, site,
                new($"content/badges/{file}.svg", Encoding.UTF8.GetBytes(art.ToSvg())),
                new($"content/badges/{file}.png", PngDrawing.ToPng(art)),
                Text($"content/badges/{file}.md", StarterText.Badge(title, Said(parsed.GetValue(description)), Said(parsed.GetValue(criteria)))));
            context.Out.WriteLine($"Say in it what the badge is for. For another picture: publisher design {file}; or put one of your own beside it (.svg and .png).");
            return ExitCodes.Ok;
        });
        return command;
    }

    private static string? Said(string? text) => text is null ? null : Clean(text);

    private static Command Member(CliContext context)
    {
        var name = new Argument<string>("NAME") { Description = "What they are called." };
        var handle = new Option<string?>("--handle") { Description = "Their handle: a short name in lower case.", HelpName = "HANDLE" };
        var id = new Option<string?>("--id") { Description = "Their did:key, did:web, https profile or urn:uuid; or m3, as the rules number them; without it one is minted.", HelpName = "ID" };
        var newcomer = new Option<bool>("--newcomer") { Description = "They are none of the members whose page is not here yet." };
        var consent = new Option<bool>("--consent") { Description = "They agreed to a public page." };
        var command = new Command("member", "Begin a person's public page; they must agree to it.") { name, handle, id, newcomer, consent };
        command.SetAction(parsed =>
        {
            var site = SiteSession.Open(context, parsed.SiteFolder(context));
            var called = Clean(parsed.GetValue(name)!);
            var file = Slug(context, called, parsed.GetValue(handle), "--handle HANDLE");
            if (!parsed.GetValue(consent) && !Prompt.Confirm(context, $"did {called} agree to a public page?", "--consent", suggestion: false))
            {
                throw CliException.Usage("a page about a person needs their consent", "ask them first; an award needs no page: publisher award BADGE --to NAME");
            }
            var person = new NewPerson(context, site, called, file).Id(parsed.GetValue(id), parsed.GetValue(newcomer));
            Write(context, site, Text($"content/members/{file}.md", StarterText.Member(called, person)));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Pathway(CliContext context)
    {
        var name = new Argument<string>("NAME") { Description = "What it is called." };
        var slug = SlugOption();
        var badges = new Option<string[]>("--badge") { Description = "A badge of it; given several times, in their order.", HelpName = "BADGE" };
        var command = new Command("pathway", "Begin a pathway: how badges build on one another.") { name, slug, badges };
        command.SetAction(parsed =>
        {
            var site = SiteSession.Open(context, parsed.SiteFolder(context));
            var title = Clean(parsed.GetValue(name)!);
            var file = Slug(context, title, parsed.GetValue(slug), "--slug SLUG");
            var steps = parsed.GetValue(badges) is { Length: > 0 } given ? given
                : Prompt.Ask(context, "which badges, in their order, with spaces between them?", "--badge BADGE").Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (steps.FirstOrDefault(b => site.Content.Badges.All(known => known.Slug != b)) is { } unknown)
            {
                throw CliException.Usage($"there is no badge '{unknown}'", NearestName.Of(unknown, site.Content.Badges.Select(b => b.Slug)) is { } near ? $"did you mean {near}?" : "make it with: publisher new badge NAME");
            }
            Write(context, site, Text(Content.Pathway.PathOf(file), StarterText.Pathway(title, [.. steps.Distinct(StringComparer.Ordinal)])));
            context.Out.WriteLine("Say in it what the steps are called, which are to choose, and which badge stands at its end.");
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Skill(CliContext context)
    {
        var name = new Argument<string>("NAME") { Description = "What it is called." };
        var slug = SlugOption();
        var statement = new Option<string?>("--description") { Description = "What somebody who has it does, in one sentence. It is signed with every badge that names the skill.", HelpName = "TEXT" };
        var command = new Command("skill", "Begin a skill of your own, which badges can name.") { name, slug, statement };
        command.SetAction(parsed =>
        {
            var site = SiteSession.Open(context, parsed.SiteFolder(context));
            var title = Clean(parsed.GetValue(name)!);
            var file = Slug(context, title, parsed.GetValue(slug), "--slug SLUG");
            var said = Clean(parsed.GetValue(statement) ?? Prompt.Ask(context, "what does somebody who has it do? One sentence:", "--description TEXT"));
            Write(context, site, Text(Content.Skill.PathOf(file), StarterText.Skill(title, said)));
            context.Out.WriteLine($"A badge names it with skills: [{file}]; its next version is signed with it.");
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Page(CliContext context)
    {
        var title = new Argument<string>("NAME") { Description = "Its title." };
        var slug = SlugOption();
        var command = new Command("page", "Begin a free page.") { title, slug };
        command.SetAction(parsed =>
        {
            var site = SiteSession.Open(context, parsed.SiteFolder(context));
            var text = Clean(parsed.GetValue(title)!);
            Write(context, site, Text($"content/pages/{Slug(context, text, parsed.GetValue(slug), "--slug SLUG")}.md", StarterText.Page(text)));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Option<string?> SlugOption() => new("--slug") { Description = "The name of its file and address: lower-case letters, digits and hyphens.", HelpName = "SLUG" };

    private static string Clean(string name)
    {
        var clean = AuthoredText.Clean(name);
        return clean.Length == 0 || clean.Contains('\n', StringComparison.Ordinal) || AuthoredText.Problem(clean) is not null
            ? throw CliException.Usage($"'{name}' cannot be a name", AuthoredText.Problem(clean) ?? "a name has one line")
            : clean;
    }

    // Never derived silently: at a terminal the suggestion is confirmed; elsewhere only a name that is a slug already is taken as one.
    private static string Slug(CliContext context, string name, string? typed, string instead)
    {
        static string? Objection(string answer) => SlugSuggestion.IsSlug(answer) ? null : "lower-case letters a to z, digits and single hyphens, at most 64";
        if (typed is null && SlugSuggestion.IsSlug(name))
        {
            return name;
        }
        var slug = typed?.TrimStart('@') ?? (context.IsInteractive
            ? Prompt.Ask(context, "the name of its file and address?", instead, SlugSuggestion.For(name), Objection)
            : throw CliException.Usage($"'{name}' needs a name for its file and address", $"pass {instead}"
                + (SlugSuggestion.For(name) is { } suggestion ? $", for instance {suggestion}" : "")));
        return Objection(slug) is { } wrong ? throw CliException.Usage($"'{slug}' cannot be part of an address", wrong) : slug;
    }

    private static void Write(CliContext context, SiteSession site, params NewFile[] files)
    {
        if (files.FirstOrDefault(f => site.Exists(f.Path)) is { } taken)
        {
            throw CliException.Usage($"{site.Shown(context, taken.Path)} is there already", "choose another name");
        }
        site.Write(files);
        foreach (var file in files)
        {
            context.Out.WriteLine(Printable.Line(site.Shown(context, file.Path)));
        }
    }

    private static NewFile Text(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
