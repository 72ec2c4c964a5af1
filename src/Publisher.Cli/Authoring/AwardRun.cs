using System.Collections.Immutable;
using Publisher.Authoring;
using Publisher.Cli.Keys;
using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Keys;
using Publisher.Sites;

namespace Publisher.Cli.Authoring;

/// <summary>One run of <c>award</c>: one passphrase, every award made and judged in memory, then written, then told.</summary>
internal sealed class AwardRun(CliContext context, SiteSession site, Badge badge, bool matchPrivately, bool again, string? table)
{
    // Who holds the badge already.
    private readonly ILookup<string, AwardOutline> holdings = site.Awards.Where(a => a.Badge?.Slug == badge.Slug && a.HolderId is not null).ToLookup(a => a.HolderId!, StringComparer.Ordinal);

    /// <summary>Whether rows whose person holds the badge already are passed over: a table that grew, or was only half done, can be given again.</summary>
    public bool Resumes { get; init; }

    /// <summary>Whether it is only said what would be awarded.</summary>
    public bool IsPreview { get; init; }

    /// <summary>Makes the awards.</summary>
    /// <exception cref="CliException">One of them cannot be made; then none is written.</exception>
    public int Run(ImmutableArray<AwardRequest> requests, DateTimeOffset created, string? handle)
    {
        var chain = site.RequireChain();
        var authority = chain.InForceAt(created) ?? chain.Newest;
        var store = KeyStore.Open(context);
        RefuseUnapproved(authority, new People(site.Content, store));
        if (!File.Exists(store.HolderBookPath))
        {
            // Nobody but the pages can know a handle: a mistyped one is found before a passphrase is typed.
            foreach (var request in requests.Where(r => table is null && r.To.StartsWith('@')))
            {
                Recipients.RequirePage(site.Content, request.To[1..]);
            }
        }
        var signing = SigningMember.Choose(context, store, authority, handle);
        using var passphrases = new PassphraseSource(context);
        using var key = signing.Open(context, passphrases);
        var book = new HolderBook(store, passphrases);
        requests = [.. requests.Select(r => r.Former is { Identities.IsEmpty: false } former ? r with { Former = former with { Link = book.FindLink(site.Config.IssuerDid, former.Id) } } : r)];
        var recipients = new Recipients(site.Content, book);
        if (Resumes || IsPreview)
        {
            requests = LookOver(requests, recipients);
            if (IsPreview || requests.IsEmpty)
            {
                context.Out.WriteLine($"{Words.Counted(requests.Length, "award")} {(IsPreview ? "would be made; nothing was signed or written" : "to make: everybody in the table holds the badge")}.");
                return ExitCodes.Ok;
            }
        }
        var frozen = BadgeFreezer.Freeze(site, badge);
        var slots = new StatusSlots(site);
        var list = slots.Grow(created, key);
        var maker = new AwardMaker(site, authority, frozen, slots, new AwardJudge(site, chain, list is null ? null : [list]), matchPrivately);
        var made = Make(requests, recipients, maker, created, key);
        NewFile[] files = [.. frozen.NewFiles, .. list is null ? (NewFile[])[] : [list], .. made.SelectMany(a => a.Files)];
        site.RequireGood(context, files);
        foreach (var award in made.Where(a => a.Link is not null))
        {
            book.RememberLink(site.Config.IssuerDid, award.Id, award.Link!);
        }
        // The salts first: an award without its salt could never be proved by its holder.
        book.Save();
        site.Write(files);
        foreach (var award in made)
        {
            OwnPage.Warn(context, site.Content.Members.FirstOrDefault(m => m.Id == award.Recipient.Id), signing);
        }
        Tell(made, frozen, authority, People.Of(site.Content, store, book), created);
        TellUnmet(made);
        return ExitCodes.Ok;
    }

    /// <summary>Shows what is wrong with rows of a table, and ends there.</summary>
    /// <exception cref="CliException">There is at least one.</exception>
    public static void RefuseRows(CliContext context, string table, IReadOnlyCollection<(int Line, int Column, string Message, string? Hint)> failures, string done = "awarded")
    {
        if (failures.Count == 0)
        {
            return;
        }
        foreach (var (line, column, message, hint) in failures.OrderBy(f => f.Line).ThenBy(f => f.Column))
        {
            context.Error.WriteLine(Printable.Line(FormattableString.Invariant($"{table}:{line}{(column > 0 ? FormattableString.Invariant($":{column}") : "")}: error: {message}")));
            if (hint is not null)
            {
                context.Error.WriteLine("hint: " + Printable.Line(hint));
            }
        }
        throw CliException.Usage($"{Words.Counted(failures.Count, "row")} of {table} cannot be {done}; none was", "mend them, then run the command again");
    }

    // Such an award would be published by no build.
    private void RefuseUnapproved(AuthorityDocument authority, People people)
    {
        if (authority.DefinitionsOf(badge.Slug).IsEmpty)
        {
            return;
        }
        var now = site.Judge(context, SiteChange.None).Verified;
        bool IsThis(BadgeAddress address) => address.Slug == badge.Slug && address.Version == badge.Version;
        if (now?.Approvals.Any(a => IsThis(a.Badge)) == true)
        {
            return;
        }
        var (words, file) = (people.RuleWords(authority.Members), site.Content.Authorities.First(a => a.Version == authority.Version).File);
        var asked = string.Join(" Or: ", authority.Definitions.Select((rule, at) => (Rule: rule, At: at)).Where(r => r.Rule.AppliesTo(badge.Slug, []))
            .Select(r => $"{string.Join(' ', words.Definition(r.Rule, badge.Name))} ({file.Path}:{JsonPlace.Of(file, $"/definitions/{r.At}").Line})"));
        throw now?.WaitingApprovals.FirstOrDefault(w => IsThis(w.Badge)) is { } waiting
            ? CliException.Bad($"version {badge.Version} of {badge.Slug} cannot be awarded yet: its approval {ApprovalSigning.Missing(waiting, people)}. {asked}", $"send this to whoever signs next: publisher sign {waiting.Source.File.Path}")
            : CliException.Bad($"the guild has not approved version {badge.Version} of {badge.Slug}, so it cannot be awarded. {asked}", $"publisher approve {badge.Slug}");
    }

    private List<MadeAward> Make(ImmutableArray<AwardRequest> requests, Recipients recipients, AwardMaker maker, DateTimeOffset created, ISigner key)
    {
        using var progress = new Progress(context, "signing");
        var (made, failures) = (new List<MadeAward>(), new List<(int, int, string, string?)>());
        var holders = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < requests.Length; i++)
        {
            progress.Step(FormattableString.Invariant($"signing {i + 1} of {requests.Length}"));
            try
            {
                var recipient = recipients.Resolve(requests[i].To, requests[i].Name);
                RefuseRepetition(recipient, requests[i], holders);
                made.Add(maker.Make(requests[i], recipient, created, key));
            }
            catch (CliException wrong) when (table is not null)
            {
                failures.Add((requests[i].Line, 0, wrong.Message, wrong.Hint));
            }
        }
        RefuseRows(context, table ?? "", failures);
        return made;
    }

    // Says of each row what comes of it, and leaves out whoever holds the badge. A row that cannot be used at all is told as it is when awards are made.
    private ImmutableArray<AwardRequest> LookOver(ImmutableArray<AwardRequest> requests, Recipients recipients)
    {
        var (left, failures) = (ImmutableArray.CreateBuilder<AwardRequest>(), new List<(int, int, string, string?)>());
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var request in requests)
        {
            try
            {
                var recipient = recipients.Resolve(request.To, request.Name);
                var held = again ? null : Held(recipient, request);
                var isTwice = !again && held is null && !seen.Add(recipient.Id);
                if (held is null && !isTwice)
                {
                    left.Add(request);
                }
                context.Out.WriteLine(Printable.Line(FormattableString.Invariant($"{table}:{request.Line}: {recipient.Shown}: {(held is not null ? $"holds it ({held.Source.File.Path})" : isTwice ? "stands there twice" : "to be awarded")}")));
            }
            catch (CliException wrong)
            {
                failures.Add((request.Line, 0, wrong.Message, wrong.Hint));
            }
        }
        RefuseRows(context, table ?? "", failures);
        return left.ToImmutable();
    }

    private AwardOutline? Held(Recipient recipient, AwardRequest request) => holdings[recipient.Id].FirstOrDefault(a => a.ValidUntil is not { } until || request.ValidFrom < until);

    private void RefuseRepetition(Recipient recipient, AwardRequest request, HashSet<string> holders)
    {
        var held = Held(recipient, request);
        if (!again && (held is not null || !holders.Add(recipient.Id)))
        {
            throw CliException.Bad($"{recipient.Shown} holds {badge.Slug} already{(held is null ? " by another row" : $" ({held.Source.File.Path})")}",
                "say --again if a second one is meant");
        }
    }

    private void Tell(List<MadeAward> made, FrozenBadge frozen, AuthorityDocument authority, People people, DateTimeOffset created)
    {
        var output = context.Out;
        if (!frozen.NewFiles.IsEmpty)
        {
            output.WriteLine(Printable.Line($"{badge.Name}, version {badge.Version}, is frozen from now on: content/badges/{badge.Slug}/{badge.Version}/"));
        }
        foreach (var award in made)
        {
            output.WriteLine(Printable.Line($"{site.Shown(context, award.Path)}: {badge.Name} to {award.Recipient.Shown}"));
            output.WriteLine("  " + Printable.Line(Quorum.Words(award.Report, authority, people, award.Recipient.Id, created)));
        }
        if (made is [var only])
        {
            output.WriteLine();
            Letters(only);
            return;
        }
        output.WriteLine();
        output.WriteLine($"{Words.Counted(made.Count, "award")} made. To send each holder their page:");
        foreach (var award in made)
        {
            output.WriteLine(Printable.Line($"  {award.Recipient.Shown}: {Address(award)}"));
        }
        output.WriteLine("The whole message for one of them: publisher message ID --for holder");
    }

    // A word and no refusal: what is to be held first may be held elsewhere, and those who sign decide.
    private void TellUnmet(List<MadeAward> made)
    {
        foreach (var required in badge.Worth.Requires.Where(r => BadgeName.IsHere(r.Badge)))
        {
            var holders = site.Awards.Where(a => a.Badge?.Slug == required.Badge).Select(a => a.HolderId).ToHashSet(StringComparer.Ordinal);
            foreach (var award in made.Where(a => !holders.Contains(a.Recipient.Id)))
            {
                context.Error.WriteLine(Printable.Line($"note: {award.Recipient.Shown} has no award of {required.Badge}, which {badge.Slug} asks to be held first"));
            }
        }
    }

    private void Letters(MadeAward award)
    {
        if (award.Report.MissingSigners > 0)
        {
            context.Out.WriteLine("To send to whoever signs next:");
            Letter(Messages.ForSigner(site.Config.Title, badge.Name, award.Recipient.Shown, award.Path, award.Report.MissingSigners,
                SigningLink.ToAddress(site.Config.BaseUrl, award.Files.First(f => f.Path == award.Path).Bytes.Span, award.Path, null), SitePaths.Absolute(site.Config.BaseUrl, SitePaths.Sign),
                site.Content.Members.Any(m => m.Id == award.Recipient.Id)));
        }
        context.Out.WriteLine($"To send to {Printable.Line(award.Recipient.Shown)}:");
        Letter(Messages.ForHolder(site.Config.Title, badge.Name, Address(award), award.Link is not null, award.Report.MissingSigners));
    }

    private string Address(MadeAward award) => award.Link?.ToAddress(site.Config.BaseUrl, award.Id) ?? SitePaths.Absolute(site.Config.BaseUrl, SitePaths.Award(award.Id));

    // Between two lines of its own and with nothing before its lines, so that it can be copied as it is.
    private void Letter(string letter)
    {
        context.Out.WriteLine("----------------------------------------");
        foreach (var line in letter.TrimEnd('\n').Split('\n'))
        {
            context.Out.WriteLine(Printable.Line(line));
        }
        context.Out.WriteLine("----------------------------------------");
    }
}
