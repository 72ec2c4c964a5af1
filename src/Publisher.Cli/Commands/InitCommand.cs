using System.Collections.Immutable;
using System.CommandLine;
using Publisher.Authoring;
using Publisher.Cli.Authoring;
using Publisher.Cli.Keys;
using Publisher.Cli.Starter;
using Publisher.Cli.Terminal;
using Publisher.Credentials.Keys;

namespace Publisher.Cli.Commands;

/// <summary><c>publisher init</c>: starts a guild. Asks first where its site will live, for that becomes part of every award.</summary>
internal static class InitCommand
{
    internal static Command Create(CliContext context)
    {
        var folder = new Argument<string>("DIR") { Description = "The folder to make the site in." };
        var name = new Option<string?>("--name") { Description = "What the guild is called.", HelpName = "NAME" };
        var url = new Option<string?>("--url") { Description = "Where its site will live, for good: https://badges.example.org.", HelpName = "URL" };
        var member = new Option<string?>("--member") { Description = "Your handle: a short name in lower case.", HelpName = "HANDLE" };
        var memberName = new Option<string?>("--member-name") { Description = "Your name, for a public page.", HelpName = "NAME" };
        var consent = new Option<bool>("--consent") { Description = "Make a public page for yourself; without it your name stands nowhere." };
        var steward = new Option<string[]>("--steward") { Description = "Another steward and their public key (publisher key list shows it). May be given several times.", HelpName = "HANDLE=PUBLICKEY" };
        var zone = new Option<string?>("--time-zone") { Description = "Whose midnight counts, such as Europe/London; without it, this machine's.", HelpName = "ZONE" };
        var language = new Option<string>("--language") { Description = "The language badges are written in.", HelpName = "CODE", DefaultValueFactory = _ => "en" };
        var recovery = new Option<string?>("--recovery") { Description = "The public half of a recovery key made before; without it, a new one is made and its code shown.", HelpName = "PUBLICKEY" };
        var id = new Option<string[]>("--id") { Description = "A steward's own did:key, did:web, https profile or urn:uuid; without it one is minted.", HelpName = "HANDLE=ID" };
        var owner = new Option<string[]>("--owner") { Description = "Who on GitHub is asked to review changes of what judges changes: a user or a team. May be given several times.", HelpName = "@NAME" };
        var action = new Option<string?>("--action") { Description = "The publisher that workflows run; without it, the one this program came from.", HelpName = "OWNER/REPOSITORY@COMMIT" };
        var forge = new Option<string>("--forge") { Description = "Where the repository will live: github, forgejo (such as Codeberg) or gitlab.", HelpName = "github|forgejo|gitlab", DefaultValueFactory = _ => Forges.Names[0] };
        forge.AcceptOnlyFromAmong([.. Forges.Names]);
        var codes = RecoveryOutput.Option();
        var command = new Command("init", "Start a guild: its keys, how it decides, a first badge, and a site.")
        {
            folder, name, url, member, memberName, consent, steward, recovery, id, zone, language, owner, action, forge, codes, ClockOption.Create(),
        };
        command.SetAction(parsed =>
        {
            var site = context.Resolve(parsed.GetValue(folder)!);
            RecoveryOutput.Refuse(context, parsed.GetValue(codes));
            if (File.Exists(Path.Combine(site, CommonOptions.ConfigFile)))
            {
                throw CliException.Usage($"{parsed.GetValue(folder)} is a site already", "name another folder");
            }
            var address = Address(context, parsed.GetValue(url));
            var title = Title(context, parsed.GetValue(name));
            var store = KeyStore.Open(context);
            var handle = Handle(context, parsed.GetValue(member));
            var publicName = PublicName(context, parsed.GetValue(memberName), parsed.GetValue(consent));
            var others = (parsed.GetValue(steward) ?? []).Select(s => Steward(s, handle)).ToImmutableArray();
            var answers = new FoundingAnswers
            {
                Title = title,
                Address = address,
                Language = parsed.GetValue(language)!,
                TimeZone = parsed.GetValue(zone) ?? MachineZone(),
                Handle = handle,
                PublicName = publicName,
                Others = others,
                Ids = (parsed.GetValue(id) ?? []).Select(Id).ToImmutableDictionary(i => i.Handle, i => i.Id, StringComparer.Ordinal),
                Recovery = parsed.GetValue(recovery) is { } paper ? PublicKey(paper, "the recovery key") : null,
                Codes = parsed.GetValue(codes),
                Owners = string.Join(' ', (parsed.GetValue(owner) ?? []).Select(Owner)),
                Source = parsed.GetValue(action) is { } typed ? Source(typed) : PublisherSource.Own(),
                Forge = Forges.Of(parsed.GetValue(forge)!),
            };
            return new Founding(context, site, parsed.GetValue(folder)!, store, parsed.Now(context)).Run(answers);
        });
        return command;
    }

    private static string Address(CliContext context, string? typed)
    {
        const string Question = "where will the site live? (its address becomes part of every award, for good)";
        static string? Objection(string answer) => DidWeb.TryFromBaseUrl(answer.TrimEnd('/'), out _)
            ? null
            : "give the https address of the site's first page, such as https://badges.example.org or https://your-guild.github.io/badges";
        var address = typed ?? Prompt.Ask(context, Question, "--url URL", objection: Objection);
        return Objection(address) is { } wrong ? throw CliException.Usage($"'{address}' cannot be the site's address", wrong) : address.TrimEnd('/');
    }

    private static string Title(CliContext context, string? typed)
    {
        static string? Objection(string answer) => AuthoredText.Problem(AuthoredText.Clean(answer)) ?? (answer.Contains('\n', StringComparison.Ordinal) ? "a name has one line" : null);
        var title = typed ?? Prompt.Ask(context, "what is your guild called?", "--name NAME", objection: Objection);
        return string.IsNullOrWhiteSpace(title) || Objection(title) is not null
            ? throw CliException.Usage($"'{title}' cannot be a guild's name", Objection(title))
            : AuthoredText.Clean(title);
    }

    private static string Handle(CliContext context, string? typed)
    {
        var suggestion = context.Environment("USER") is { Length: > 0 } user and not "root" ? SlugSuggestion.For(user) : null;
        var handle = typed ?? (context.IsInteractive ? Prompt.Ask(context, "your handle, a short name in lower case?", "--member HANDLE", suggestion) : suggestion ?? "steward");
        handle = handle.TrimStart('@');
        return SlugSuggestion.IsSlug(handle) && handle != "holders" ? handle : throw CliException.Usage(
            $"'{handle}' cannot be a handle: lower-case letters a to z, digits and single hyphens", SlugSuggestion.For(handle) is { } near ? $"for instance {near}" : null);
    }

    private static string? PublicName(CliContext context, string? name, bool consent)
    {
        if (consent)
        {
            name ??= Prompt.Ask(context, "your name, as it shall stand on your page?", "--member-name NAME");
        }
        else if (context.IsInteractive
            && Prompt.Confirm(context, "shall the site have a public page about you? (without one your name stands nowhere)", "--consent", suggestion: false))
        {
            name ??= Prompt.Ask(context, "your name, as it shall stand there?", "--member-name NAME");
        }
        else
        {
            return null;
        }
        var clean = AuthoredText.Clean(name);
        return AuthoredText.Problem(clean) is { } problem ? throw CliException.Usage($"'{name}' cannot stand on a page: {problem}") : clean;
    }

    private static (string Handle, Ed25519PublicKey Key) Steward(string typed, string founder)
    {
        var parts = typed.Split('=', 2);
        var handle = parts[0].TrimStart('@');
        if (parts.Length != 2 || !SlugSuggestion.IsSlug(handle) || !Ed25519PublicKey.TryParse(parts[1].Trim(), out var key))
        {
            throw CliException.Usage($"'{typed}' is no steward", "write HANDLE=PUBLICKEY, such as idris=z6Mk…; they get theirs with: publisher key new HANDLE");
        }
        return handle != founder ? (handle, key) : throw CliException.Usage($"the handle {handle} is yours already");
    }

    private static (string Handle, string Id) Id(string typed)
    {
        var parts = typed.Split('=', 2);
        return parts.Length == 2 && StableId.IsValid(parts[1])
            ? (parts[0].TrimStart('@'), parts[1])
            : throw CliException.Usage($"'{typed}' is no steward's id", "write HANDLE=ID with a did:key, a did:web, an https address without # or ?, or a urn:uuid");
    }

    private static string Owner(string typed) => ForgeFiles.IsOwner(typed) ? typed
        : throw CliException.Usage($"'{typed}' is no name on GitHub", "write @user or @organisation/team");

    private static PublisherSource Source(string typed) => PublisherSource.TryParse(typed, out var source) ? source
        : throw CliException.Usage($"'{typed}' names no commit of publisher", "write OWNER/REPOSITORY@COMMIT with all 40 digits of the commit: a tag can be moved, a commit cannot");

    private static Ed25519PublicKey PublicKey(string typed, string what) => Ed25519PublicKey.TryParse(typed.Trim(), out var key)
        ? key
        : throw CliException.Usage($"'{typed}' cannot be {what}", "a public key begins with z6Mk; publisher key list shows it");

    private static string MachineZone()
    {
        var local = TimeZoneInfo.Local;
        return local.HasIanaId && local.Id.Contains('/', StringComparison.Ordinal) ? local.Id
            : TimeZoneInfo.TryConvertWindowsIdToIanaId(local.Id, out var iana) ? iana : "UTC";
    }
}
