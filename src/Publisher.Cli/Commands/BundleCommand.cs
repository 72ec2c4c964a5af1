using System.CommandLine;
using Publisher.Cli.Disk;
using Publisher.Cli.Issuers;
using Publisher.Cli.Network;
using Publisher.Cli.Terminal;
using Publisher.Cli.Verifying;
using Publisher.Credentials.Bundles;
using Publisher.Credentials.Json;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Verification;

namespace Publisher.Cli.Commands;

/// <summary><c>publisher bundle</c>: one file with an award and all that checking it needs, for where there is no network.</summary>
internal static class BundleCommand
{
    internal static Command Create(CliContext context)
    {
        var award = new Argument<string>("AWARD") { Description = "The award: its id or file in a repository or a built site, or its address on the web." };
        var output = new Option<string?>("--out") { Description = "Where the file goes; without it <id>.bundle.json, here.", HelpName = "FILE" };
        var insecure = new Option<bool>("--insecure-local") { Description = "Also fetch from this computer (localhost), and there without https. Only for trying things out." };
        var command = new Command("bundle", "Put an award and everything needed to check it into one file, for where there is no network.") { award, output, insecure };
        command.SetAction(parsed => Run(context, parsed.GetRequiredValue(award), parsed.GetValue(output), parsed.GetValue(insecure), parsed.GetValue<string?>("--site")));
        return command;
    }

    private static int Run(CliContext context, string typed, string? output, bool insecure, string? site)
    {
        using var web = new WebFetcher(context.Network, insecure);
        var target = Read(context, typed, web, site);
        if (target.Document is not { } document || target.Kind != DocumentKind.Award || !OpenBadgeCredential.TryRead(document, out var credential, out _))
        {
            throw target.IsDoubt ? CliException.Machine($"{typed} could not be read: {target.Problem}") : CliException.Bad($"{typed} is no award{(target.Problem is { } problem ? ": " + problem : "")}");
        }
        using var fetched = target.Path is null ? new WebDocuments(credential.Issuer.Id, web, context.Network, context.Stop) : null;
        var near = target.Path is null ? null : new IssuersAtHand().Enclosing(target.Path);
        var documents = new BundleRecorder(fetched ?? (near is { } found && found.Issuer == credential.Issuer.Id ? found.Documents
            : throw CliException.Machine($"the documents of {credential.Issuer.Id} are not at hand", "name the award in its issuer's repository or in a copy of its site, or by its address on the web")));
        var material = IssuerAssembler.Assemble(credential.Issuer.Id, [document], documents);
        // What cannot be judged with everything at hand will not be judged with less.
        material = (near?.Documents as RepositoryDocuments) is { } repository ? material with { HoldsBadge = repository.HoldsBadge } : material;
        var result = VerifyResult.Of(target, new CredentialVerifier(material).Verify(document, new() { At = context.Clock() }));
        if (result.Report.State is CredentialState.Altered or CredentialState.Unauthorised or CredentialState.Undetermined)
        {
            throw new CliException(result.ExitCode, $"this award cannot be put into an offline file: {result.Summary}", $"publisher verify {typed} says more");
        }
        foreach (var endorsement in near?.Documents switch { RepositoryDocuments r => r.EndorsementsOf(credential.Id), SiteDocuments s => s.EndorsementsOf(credential.Id), _ => [] })
        {
            documents.Find(endorsement, JsonLimits.Credential.Bytes);
            if (EndorsementJudge.WithdrawalAddress(endorsement) is { } withdrawal)
            {
                documents.Find(withdrawal, JsonLimits.Credential.Bytes);
            }
        }
        var bytes = BundleWriter.Write(credential, documents.Found, result.Report.StatusAsOf);
        if (bytes.Length > AwardBundle.Limits.Bytes)
        {
            throw CliException.Bad(FormattableString.Invariant($"the offline file would be {bytes.Length / 1024} KiB long, and at most {AwardBundle.Limits.Bytes / 1024} are read"));
        }
        var name = output ?? Path.GetFileNameWithoutExtension(new Uri(credential.Id).AbsolutePath) + ".bundle.json";
        AtomicFile.Write(context.Resolve(name), bytes);
        context.Out.WriteLine(Printable.Line($"{name} holds the award and {Words.Counted(documents.Found.Count, "document")} of its issuer{(result.Report.StatusAsOf is { } asOf ? $", as of {Words.Day(asOf)}" : "")}."));
        context.Out.WriteLine(Printable.Line(result.Summary));
        context.Out.WriteLine($"Whoever has it can check it without a network: publisher verify {Printable.Line(name)}{(material.Authority is { } chain ? $" --trust FILE, where FILE says {chain.Versions[0].DigestSri}" : "")}");
        return ExitCodes.Ok;
    }

    private static VerifyTarget Read(CliContext context, string typed, WebFetcher web, string? site)
    {
        if (WebAddress.Looks(typed))
        {
            return TargetReader.Fetch(typed, web, context.Stop);
        }
        var path = context.Resolve(typed);
        if (File.Exists(path))
        {
            return TargetReader.ReadFile(typed, path, NamedAs.File);
        }
        // An id, in the repository one is in.
        var folder = site is null ? CommonOptions.EnclosingSite(context.WorkingDirectory) : context.Resolve(site);
        var awards = folder is null ? null : Path.Combine(folder, "content", "awards");
        var file = awards is not null && Directory.Exists(awards) && SiteDocuments.IsPlain(typed)
            ? Directory.EnumerateDirectories(awards).Select(year => Path.Combine(year, typed + ".json")).FirstOrDefault(File.Exists) : null;
        return file is null ? throw CliException.Usage($"there is no award '{typed}' here", "name its file, its id in a repository, or its address on the web") : TargetReader.ReadFile(typed, file, NamedAs.File);
    }
}
