using System.Collections.Immutable;
using System.CommandLine;
using Publisher.Cli.Authoring;
using Publisher.Cli.Disk;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;

namespace Publisher.Cli.Commands;

/// <summary><c>publisher authority propose</c>: the next authority version, from flags or from an edited draft.</summary>
internal static class AuthorityProposeCommand
{
    private const string Description =
        """
        Propose how the guild decides from now on: write the next authority version, show what it changes, sign it, and say who must still sign.

        WHO is a handle, a member id (publisher authority show), or a public key.
          publisher authority propose --add-member cleo=z6Mk…
          publisher authority propose --leave ben --amendment "1 steward or 1 recovery"
          publisher authority propose --rule "workshop-host: 2 steward, evidence"
        """;

    internal static Command Create(CliContext context)
    {
        var flags = new Flags();
        var shared = new ProposalOptionSet();
        var edit = new Option<string?>("--edit") { Description = "Propose this edited draft instead of flags.", HelpName = "FILE" };
        var draft = new Option<string?>("--draft") { Description = "Only write the draft of all this to a file, to be edited and proposed with --edit.", HelpName = "FILE" };
        var command = new Command("propose", Description) { edit, draft };
        flags.AddTo(command);
        shared.AddTo(command);
        command.SetAction(parsed =>
        {
            var site = SiteSession.Open(context, parsed.SiteFolder(context));
            var proposal = flags.Read(parsed, site) with { Affirm = shared.Affirm(parsed) };
            var run = shared.Run(context, parsed, site);
            if (parsed.GetValue(draft) is { } file)
            {
                AtomicFile.Create(context.Resolve(file), run.Write(proposal));
                context.Out.WriteLine($"wrote {file}: edit it, then say: publisher authority propose --edit {file}");
                return ExitCodes.Ok;
            }
            if (parsed.GetValue(edit) is { } edited)
            {
                return flags.AreGiven(parsed) ? throw CliException.Usage("--edit says everything; the other flags do not go with it") : run.Run(ReadDraft(context, edited), null);
            }
            return flags.AreGiven(parsed) ? run.Run(proposal) : throw CliException.Usage("nothing is proposed", "say what shall change; publisher authority propose --help has the flags");
        });
        return command;
    }

    private static AuthorityDocument ReadDraft(CliContext context, string typed)
    {
        var path = context.Resolve(typed);
        if (!File.Exists(path))
        {
            throw CliException.Usage($"there is no file {typed}");
        }
        if (!SignedDocument.TryParse(File.ReadAllBytes(path), out var document, out var problem))
        {
            throw CliException.Bad($"{typed} is not JSON: {problem.Detail}");
        }
        return AuthorityDocument.TryRead(document, out var authority, out var wrong) ? authority : throw CliException.Bad($"{typed} is no authority document: {wrong.Detail} (at {wrong.Pointer})");
    }

    private sealed class Flags
    {
        private readonly Option<string[]> addMember = Many("--add-member", "WHO=PUBLICKEY", "Somebody joins, with this key.");
        private readonly Option<string[]> role = Many("--role", "ROLE", "The role of those who join; without it, steward.");
        private readonly Option<string[]> addKey = Many("--add-key", "WHO=PUBLICKEY", "A further key of a member.");
        private readonly Option<string> kept = new("--kept") { Description = "Where the added keys are kept. A key made on the page /sign/ says so itself.", HelpName = "file|agent|browser", DefaultValueFactory = _ => "file" };
        private readonly Option<string[]> addRecovery = Many("--add-recovery", "WHO=PUBLICKEY", "A recovery key, kept as a printed code only, of a member.");
        private readonly Option<string[]> addRole = Many("--add-role", "WHO=ROLE", "A role begins.");
        private readonly Option<string[]> removeRole = Many("--remove-role", "WHO=ROLE", "A role ends.");
        private readonly Option<string[]> leave = Many("--leave", "WHO", "Somebody leaves: all their roles and keys end.");
        private readonly Option<string[]> lost = Many("--lost", "WHO", "A key is lost and ends.");
        private readonly Option<string[]> compromised = Many("--compromised", "WHO=DATE", "Somebody else may have a key since then.");
        private readonly Option<string[]> rule = Many("--rule", "RULE", "A rule, such as \"knots: 2 steward, evidence\"; it takes the place of one for the same badges.");
        private readonly Option<string[]> removeRule = Many("--remove-rule", "BADGES", "The rule for these badges goes.");
        private readonly Option<string[]> definition = Many("--definition", "RULE", "Who approves a new or changed badge, such as \"knots: 2 steward\" or \"every: 2 steward\".");
        private readonly Option<string[]> removeDefinition = Many("--remove-definition", "BADGES", "Nobody has to approve these badges any more.");
        private readonly Option<string?> treaties = new("--treaties") { Description = "Who recognises other guilds' badges, such as \"2 steward\", or amendment: whoever changes these rules.", HelpName = "WHO" };
        private readonly Option<string?> amendment = new("--amendment") { Description = "How these rules are changed, such as \"2 steward or 1 recovery\".", HelpName = "QUORUMS" };
        private readonly Option<string?> revoke = new("--revoke") { Description = "Who takes awards back: as-awarded, or such as \"2 steward\".", HelpName = "QUORUM" };
        private readonly Option<string?> list = new("--list") { Description = "Who signs the status lists, such as \"1 steward\".", HelpName = "QUORUM" };
        private readonly Option<string[]> ids = Many("--id", "WHO=ID", "The stable id that somebody who joins brings.");

        public Flags() => kept.AcceptOnlyFromAmong("file", "agent", "browser");

        private Option[] All => [addMember, role, ids, kept, addKey, addRecovery, addRole, removeRole, leave, lost, compromised, rule, removeRule, definition, removeDefinition, treaties, amendment, revoke, list];

        public void AddTo(Command command)
        {
            foreach (var option in All)
            {
                command.Options.Add(option);
            }
        }

        public bool AreGiven(ParseResult parsed) => All.Any(o => parsed.GetResult(o) is { Implicit: false });

        public Proposal Read(ParseResult parsed, SiteSession site)
        {
            ImmutableArray<T> Each<T>(Option<string[]> option, Func<string, T> read) => [.. (parsed.GetValue(option) ?? []).Select(read)];
            return new()
            {
                Joining = Each(addMember, t => ProposalOptionSet.WhoAndKey(t, "--add-member", site)),
                JoiningRoles = Each(role, t => t),
                Keys = Each(addKey, t => ProposalOptionSet.WhoAndKey(t, "--add-key", site)),
                Kept = parsed.GetValue(kept) switch { "agent" => KeyKept.Agent, "browser" => KeyKept.Browser, _ => KeyKept.File },
                Recovery = Each(addRecovery, t => ProposalOptionSet.WhoAndKey(t, "--add-recovery", site)),
                RolesBegun = Each(addRole, t => ProposalOptionSet.Pair(t, "--add-role", "ROLE")),
                RolesEnded = Each(removeRole, t => ProposalOptionSet.Pair(t, "--remove-role", "ROLE")),
                Leaving = Each(leave, t => t),
                Lost = Each(lost, t => t),
                Compromised = Each(compromised, t => ProposalOptionSet.Pair(t, "--compromised", "DATE") is var (who, since) ? (who, ProposalOptionSet.Moment(since, site, "--compromised")) : default),
                Rules = Each(rule, t => t),
                RulesEnded = Each(removeRule, t => t),
                Definitions = Each(definition, t => t),
                DefinitionsEnded = Each(removeDefinition, t => t),
                Treaties = parsed.GetValue(treaties),
                Amendment = parsed.GetValue(amendment),
                Revoke = parsed.GetValue(revoke),
                List = parsed.GetValue(list),
                Ids = Each(ids, t => ProposalOptionSet.Pair(t, "--id", "ID")).ToImmutableDictionary(p => p.Who, p => p.Value, StringComparer.Ordinal),
            };
        }

        private static Option<string[]> Many(string name, string value, string description) => new(name) { Description = description, HelpName = value };
    }
}
