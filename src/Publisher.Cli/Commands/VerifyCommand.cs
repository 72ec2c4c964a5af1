using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Publisher.Authoring;
using Publisher.Cli.Terminal;
using Publisher.Credentials.Verification;

namespace Publisher.Cli.Commands;

/// <summary><c>publisher verify</c>: judges credentials against the issuer's documents that lie around them.</summary>
internal static class VerifyCommand
{
    internal static Command Create(CliContext context)
    {
        var files = new Argument<string[]>("file")
        {
            Description = "Credentials (.json), or folders of them.",
            HelpName = "FILE|FOLDER",
            Arity = ArgumentArity.OneOrMore,
        };
        var trust = new Option<string?>("--trust")
        {
            Description = "Say whether the issuer is one you trust: a file with its authority/1.json, or with a line for its digest.",
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
        var offline = new Option<bool>("--offline")
        {
            Description = "Use nothing but files. Files and folders are always judged so.",
        };
        var format = CommonOptions.Format("text", "json");
        var command = new Command("verify", "Say whether a credential is genuine, who signed it, by what right, and what could not be checked.") { files, trust, link, at, offline, format };
        command.SetAction(parsed =>
        {
            var moment = parsed.GetValue(at) is { } text && TryMoment(text, out var asked) ? asked : context.Clock();
            var trusted = parsed.GetValue(trust) is { } file ? VerifyTrust.Read(file, context.Resolve(file)) : null;
            var question = new VerificationQuestion { At = moment };
            if (parsed.GetValue(link) is { } typed)
            {
                var holder = HolderLink.Decode(typed[(typed.IndexOf("#h=", StringComparison.Ordinal) is var mark and >= 0 ? mark + 3 : typed.Length)..])
                    ?? throw CliException.Usage("this is no holder link: what should follow #h= is missing or cut off", "paste the whole link from the message to the holder");
                question = question with { Holder = holder.Name ?? holder.Email, HolderSalt = holder.Salt };
            }
            return Run(context, parsed.GetRequiredValue(files), question, trusted, parsed.GetValue<string?>("--site"), parsed.GetValue(format)!);
        });
        return command;
    }

    private static int Run(CliContext context, string[] typed, VerificationQuestion question, VerifyTrust? trusted, string? site, string format)
    {
        var (targets, passedOver) = VerifyTarget.Find(typed, context);
        if (targets.IsEmpty)
        {
            throw CliException.Machine($"there is no credential in {string.Join(", ", typed)}", "name a credential's file, or a folder that holds some");
        }
        ImmutableArray<VerifyResult> results;
        using (new Progress(context, "verifying"))
        {
            results = Judge(targets, question, trusted, Path.Combine(context.Resolve(site ?? "."), "credential.json"));
        }
        // The worst decides: a bad one before one that could not be checked, before one that is good but not trusted.
        var exitCode = new[] { ExitCodes.Bad, ExitCodes.Undetermined, ExitCodes.NotTrusted }.FirstOrDefault(code => results.Any(r => r.ExitCode == code));
        if (format == "json")
        {
            VerifyOutput.WriteJson(context.Out, results, question.At, passedOver, exitCode);
        }
        else
        {
            VerifyOutput.WriteText(context.Out, results, passedOver);
        }
        return exitCode;
    }

    private static ImmutableArray<VerifyResult> Judge(ImmutableArray<VerifyTarget> targets, VerificationQuestion question, VerifyTrust? trusted, string here)
    {
        var issuers = new VerifyIssuer();
        var stranger = new CredentialVerifier(null);
        var verifiers = new Dictionary<IssuerMaterial, CredentialVerifier>(ReferenceEqualityComparer.Instance);
        var plans = new (CredentialVerifier Verifier, bool? Recognised)[targets.Length];
        for (var i = 0; i < targets.Length; i++)
        {
            if (targets[i].Document is null)
            {
                continue;
            }
            // A guild's documents say nothing about somebody else's credential; a file from elsewhere is judged by the guild of the folder one is in.
            var issuer = new[] { targets[i].Path, here }.Select(issuers.Enclosing).FirstOrDefault(found => found?.Issuer == targets[i].ClaimedIssuer);
            if (issuer is not null && !verifiers.ContainsKey(issuer))
            {
                verifiers.Add(issuer, new CredentialVerifier(issuer));
            }
            plans[i] = (issuer is null ? stranger : verifiers[issuer], issuer is null ? null : trusted?.Recognises(issuer));
        }
        var results = new VerifyResult[targets.Length];
        Parallel.For(0, targets.Length, i =>
        {
            var target = targets[i];
            results[i] = target.Document is { } document
                ? new(target.Shown, plans[i].Verifier.Verify(document, question with { IssuerRecognised = plans[i].Recognised }))
                : VerifyResult.Unreadable(target.Shown, target.Problem!);
        });
        return [.. results];
    }

    private static bool TryMoment(string text, out DateTimeOffset moment) => DateTimeOffset.TryParseExact(
        text,
        ["yyyy'-'MM'-'dd", "yyyy'-'MM'-'dd'T'HH':'mm':'ss'Z'", "yyyy'-'MM'-'dd'T'HH':'mm':'sszzz"],
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal,
        out moment);
}
