using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Publisher.Authoring;
using Publisher.Cli.Network;
using Publisher.Cli.Terminal;
using Publisher.Cli.Verifying;
using Publisher.Credentials.Verification;

namespace Publisher.Cli.Commands;

/// <summary><c>publisher verify</c>: judges credentials by their issuers' documents, which lie around them or on the issuers' sites.</summary>
internal static class VerifyCommand
{
    internal static Command Create(CliContext context)
    {
        var files = new Argument<string[]>("file")
        {
            Description = "Awards in any form: files, folders of them, or addresses of awards and of their pages.",
            HelpName = "FILE|FOLDER|URL",
            Arity = ArgumentArity.OneOrMore,
        };
        var trust = new Option<string?>("--trust")
        {
            Description = "Say whether the issuer is one you trust: a file with its authority/1.json, or with a line for each issuer's digest.",
            HelpName = "FILE",
        };
        var at = new Option<string?>("--at")
        {
            Description = "Judge as of this moment instead of now: 2027-05-03, or 2027-05-03T12:00:00Z.",
            HelpName = "DATE",
        };
        at.Validators.Add(typed =>
        {
            if (typed.GetValueOrDefault<string?>() is { } text && !TryMoment(text, out _))
            {
                typed.AddError($"'{text}' is no date; write 2027-05-03, or 2027-05-03T12:00:00Z");
            }
        });
        var link = new Option<string?>("--link")
        {
            Description = "A holder link (https://…/awards/…/#h=…): also check that the award was made to the name or address in it.",
            HelpName = "LINK",
        };
        var holder = new Option<string?>("--holder")
        {
            Description = "Also check that the award was made to this name, e-mail address or identifier.",
            HelpName = "WHO",
        };
        var offline = new Option<bool>("--offline") { Description = "Fetch nothing; use the files at hand alone." };
        var online = new Option<bool>("--online") { Description = "Ask the issuers' sites for the files of a folder too; without it only for files and addresses named one by one." };
        var insecure = new Option<bool>("--insecure-local") { Description = "Also fetch from this computer (localhost), and there without https. Only for trying things out." };
        var format = CommonOptions.Format("text", "json");
        var command = new Command("verify", "Say whether a credential is genuine, who signed it, by what right, and what could not be checked.")
        {
            files, trust, link, holder, at, offline, online, insecure, format,
        };
        command.Validators.Add(typed =>
        {
            if (typed.GetValue(offline) && typed.GetValue(online))
            {
                typed.AddError("--offline and --online cannot both be meant");
            }
        });
        command.SetAction(parsed =>
        {
            var moment = parsed.GetValue(at) is { } text && TryMoment(text, out var asked) ? asked : context.Clock();
            var trusted = parsed.GetValue(trust) is { } file ? VerifyTrust.Read(file, context.Resolve(file)) : null;
            var question = new VerificationQuestion { At = moment, Holder = parsed.GetValue(holder) };
            var named = parsed.GetRequiredValue(files);
            // The page of an award, named by the link its holder has, is a question about the holder too.
            var typedLink = parsed.GetValue(link) ?? (named is [var only] && WebAddress.Looks(only) && only.Contains("#h=", StringComparison.Ordinal) ? only : null);
            if (typedLink is { } typed)
            {
                var linked = HolderLink.Decode(typed[(typed.IndexOf("#h=", StringComparison.Ordinal) is var mark and >= 0 ? mark + 3 : typed.Length)..])
                    ?? throw CliException.Usage("this is no holder link: what should follow #h= is missing or cut off", "paste the whole link from the message to the holder");
                question = question with { Holder = question.Holder ?? linked.Name ?? linked.Email, HolderSalt = linked.Salt };
            }
            using var web = parsed.GetValue(offline) ? null : new WebFetcher(context.Network, parsed.GetValue(insecure));
            var options = new JudgeOptions(Path.Combine(context.Resolve(parsed.GetValue<string?>("--site") ?? "."), "credential.json"), web, parsed.GetValue(online), trusted);
            return Run(context, named, question, options, parsed.GetValue(format)!);
        });
        return command;
    }

    private static int Run(CliContext context, string[] typed, VerificationQuestion question, JudgeOptions options, string format)
    {
        ImmutableArray<VerifyResult> results;
        FoundTargets found;
        using (new Progress(context, "verifying"))
        {
            found = new TargetFinder(context, options.Web).Find(typed);
            if (found.Targets.IsEmpty)
            {
                throw CliException.Machine($"there is no credential in {string.Join(", ", typed)}", "name a credential's file, or a folder that holds some");
            }
            results = new Judge(options, context).All(found.Targets, question);
        }
        // The worst decides: a bad one before one that could not be checked, before one that is good but not trusted.
        var exitCode = new[] { ExitCodes.Bad, ExitCodes.Undetermined, ExitCodes.NotTrusted }.FirstOrDefault(code => results.Any(r => r.ExitCode == code));
        if (format == "json")
        {
            VerifyOutput.WriteJson(context.Out, results, question.At, found.PassedOver, exitCode);
        }
        else
        {
            VerifyOutput.WriteText(context.Out, results, found.PassedOver);
        }
        return exitCode;
    }

    private static bool TryMoment(string text, out DateTimeOffset moment) => DateTimeOffset.TryParseExact(
        text,
        ["yyyy'-'MM'-'dd", "yyyy'-'MM'-'dd'T'HH':'mm':'ss'Z'", "yyyy'-'MM'-'dd'T'HH':'mm':'sszzz"],
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal,
        out moment);
}
