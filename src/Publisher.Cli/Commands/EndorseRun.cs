using System.Security.Cryptography;
using Publisher.Authoring;
using Publisher.Cli.Authoring;
using Publisher.Cli.Disk;
using Publisher.Cli.Keys;
using Publisher.Cli.Terminal;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Verification;
using Publisher.Diagnostics;
using Publisher.Loading;
using Publisher.Sites;
using Publisher.Text;
using Publisher.Verifying;

namespace Publisher.Cli.Commands;

/// <summary>One endorsement: shown in plain words, signed, judged as the build will judge it, and written.</summary>
internal sealed class EndorseRun(CliContext context, SiteSession? site, EndorsementTarget target, KeyStore store, DateTimeOffset now)
{
    private const string Folder = "content/endorsements/";

    public string? Member { get; init; }
    public string? Key { get; init; }
    public string? Name { get; init; }
    public string? Relationship { get; init; }
    public string? Out { get; init; }
    public bool IsAgreed { get; init; }

    /// <summary>Makes and writes it.</summary>
    /// <exception cref="CliException">It cannot be made, or nobody agreed.</exception>
    public int Run(string typedComment)
    {
        var comment = Comment(typedComment);
        var relationship = Relationship is null ? null : Endorser.OneLine("--relationship", Relationship);
        var endorser = Endorser.Choose(context, site, store, Member, Key, Name);
        if (target.HolderId is { } holder && (holder == endorser.Subject || holder == endorser.Did))
        {
            throw CliException.Bad("this award is your own, and nobody endorses their own award", "what you say of it can stand on your own page");
        }
        SigningMember.RefuseDemonstrationKey(endorser.Key.PublicKey, target.Guild);
        var id = RandomIds.AwardId(RandomNumberGenerator.GetBytes(RandomIds.AwardIdBytes));
        var draft = new EndorsementDraft
        {
            Id = id,
            BaseUrl = target.BaseUrl,
            Of = target.Name,
            Endorser = endorser.Did,
            Name = endorser.Name,
            Relationship = relationship,
            SubjectId = target.Id,
            Address = target.Address,
            DigestSri = target.DigestSri,
            Comment = comment,
            ValidFrom = now,
        };
        Show(context, target.Words, endorser.Name, relationship, comment, SitePaths.Absolute(target.BaseUrl, SitePaths.Endorsement(id)));
        if (Out is not null && Path.Exists(context.Resolve(Out)))
        {
            throw CliException.Usage($"{Out} is there already", "choose another name with --out");
        }
        var bytes = Sign(draft, endorser);
        RequireValid(bytes);
        if (Out is { } file)
        {
            AtomicFile.Create(context.Resolve(file), bytes);
            context.Out.WriteLine(Printable.Line($"wrote {file}; send it to the guild, who takes it in with: publisher endorse --add {Path.GetFileName(file)}"));
            return ExitCodes.Ok;
        }
        var exit = Place(context, site!, id, bytes);
        if (target.Partner is { } partner)
        {
            context.Out.WriteLine(Printable.Line($"Once your site is published with it, {partner} finds it with its next publisher sync, and decides whether to show it."));
        }
        return exit;
    }

    /// <summary>Takes in an endorsement that somebody sent.</summary>
    /// <exception cref="CliException">It is none, or the site would not stand with it.</exception>
    public static int Add(CliContext context, SiteSession site, string path, string shown)
    {
        var document = EndorsementTarget.Read(path, shown);
        if (!EndorsementVerifier.IsEndorsement(document) || !EndorsementCredential.TryRead(document.Root, out var endorsement, out var problem))
        {
            throw CliException.Bad($"{shown} is no endorsement", "endorsements are made with: publisher endorse WHAT --out FILE");
        }
        var below = SitePaths.Absolute(site.Config.BaseUrl, SitePaths.Endorsement(""))[..^".json".Length];
        var id = endorsement.Id.StartsWith(below, StringComparison.Ordinal) && endorsement.Id.EndsWith(".json", StringComparison.Ordinal) ? endorsement.Id[below.Length..^".json".Length] : "";
        if (!NameRules.IsAwardId(id))
        {
            throw CliException.Bad($"{shown} belongs at {endorsement.Id}, which is no address of this site for endorsements");
        }
        if (EndorsedElsewhere.Of(endorsement.SubjectId, site.Config) is { Peer: null } stranger)
        {
            throw CliException.Bad($"{shown} is about something at {stranger.Host}, and {CommonOptions.ConfigFile} lists no such partner", $"list the guild first: publisher peer add {stranger.BaseUrl}");
        }
        if (site.Exists($"{Folder}{id}.json"))
        {
            throw CliException.Usage($"{Folder}{id}.json is there already");
        }
        Show(context, endorsement.Name, endorsement.Issuer.Name ?? endorsement.Issuer.Id, endorsement.Issuer.Description, endorsement.Comment ?? "", endorsement.Id);
        return Place(context, site, id, document.Bytes);
    }

    private static int Place(CliContext context, SiteSession site, string id, ReadOnlyMemory<byte> bytes)
    {
        var file = new NewFile($"{Folder}{id}.json", bytes);
        site.RequireGood(context, [file]);
        site.Write([file]);
        context.Out.WriteLine($"wrote {Printable.Line(site.Shown(context, file.Path))}; commit it");
        return ExitCodes.Ok;
    }

    private static void Show(CliContext context, string what, string who, string? relationship, string comment, string address)
    {
        void Line(string label, string? text)
        {
            if (text is { Length: > 0 })
            {
                context.Out.WriteLine($"  {label,-10} {Printable.Line(text.ReplaceLineEndings(" "))}");
            }
        }
        context.Out.WriteLine("An endorsement, which anyone will be able to read and check:");
        Line("of", what);
        Line("by", who);
        Line("who", relationship);
        Line("says", comment);
        Line("at", address);
        context.Out.WriteLine();
    }

    private byte[] Sign(EndorsementDraft draft, Endorser endorser)
    {
        if (!IsAgreed && !context.IsInteractive)
        {
            throw CliException.Usage("nobody is here to say yes, so nothing was signed", "read the above, then say --yes");
        }
        if (!IsAgreed && !Prompt.Confirm(context, $"sign this with your key {endorser.Key.Handle}?", "--yes", suggestion: false))
        {
            throw CliException.Usage("nothing was signed");
        }
        using var passphrases = new PassphraseSource(context);
        using var key = endorser.Key.Open(context, passphrases);
        try
        {
            return SignedText.Sign(EndorsementWriter.Write(draft), now, endorser.Did, key);
        }
        catch (ArgumentException refused)
        {
            throw CliException.Bad($"this endorsement cannot be signed: {refused.Message}");
        }
    }

    // Away from the site its rules are not known; all that can be judged is the document itself.
    private void RequireValid(byte[] bytes)
    {
        var report = new EndorsementVerifier(null).Verify(SiteSession.Parse(bytes), new() { At = now, Endorsed = new(target.Id, target.Address, [target.DigestSri]) });
        if (report.State != CredentialState.Valid)
        {
            throw CliException.Bad($"this endorsement would not count: {report.Checks.First(c => c.Verdict != Verdict.Passed).Reason}");
        }
    }

    private static string Comment(string typed)
    {
        var comment = AuthoredText.Clean(typed);
        if (comment.Length == 0)
        {
            throw CliException.Usage("the comment is empty", "say in a sentence or two why you stand by it");
        }
        if (AuthoredText.Problem(comment) is { } problem)
        {
            throw CliException.Usage($"the comment cannot be signed: {problem}");
        }
        var found = new DiagnosticBag();
        MarkdownText.Check("the comment", comment, 1, MarkdownPlace.Criteria, found);
        return found.IsEmpty ? comment : throw CliException.Usage($"the comment cannot be signed: {found.ToSorted()[0].Message}", found.ToSorted()[0].Hint);
    }
}
