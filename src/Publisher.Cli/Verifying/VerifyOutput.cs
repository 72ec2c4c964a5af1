using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Publisher.Cli.Terminal;
using Publisher.Credentials.Verification;

namespace Publisher.Cli.Verifying;

/// <summary>Writes verdicts for people and for scripts (docs/verify-report.schema.json).</summary>
internal static class VerifyOutput
{
    /// <summary>One file: its sentence and every step. Several: a sentence each, steps only where something is not good, and a count.</summary>
    internal static void WriteText(TextWriter output, ImmutableArray<VerifyResult> results, int passedOver)
    {
        var one = results.Length == 1 && passedOver == 0;
        foreach (var result in results)
        {
            output.WriteLine(one ? Printable.Line(result.Summary) : Printable.Line($"{result.File}: {result.Summary}"));
            if (result.Recognition is { } recognition)
            {
                output.WriteLine(Printable.Line(recognition.Sentence));
            }
            if (one || result.Report.State != CredentialState.Valid)
            {
                foreach (var line in result.CheckLines())
                {
                    output.WriteLine(line);
                }
                foreach (var endorsement in result.Endorsements)
                {
                    output.WriteLine(Printable.Line($"Endorsed by {endorsement.Target.ClaimedIssuer}: {endorsement.Summary}"));
                }
                if (result is { IsAlone: true, Target.Bundle: not null, Report.State: CredentialState.ValidUnrecognised })
                {
                    output.WriteLine("To be sure whose it is, pin its issuer's first rules with --trust, or ask its site with --online.");
                }
                if (result is { IsAlone: true, Copy: not null, Report.State: CredentialState.ValidUnrecognised })
                {
                    output.WriteLine("To be sure whose it is, pin its issuer's first rules with --trust.");
                }
                if (result.Target is { InPicture: true, Document: not null })
                {
                    output.WriteLine("The picture itself is not part of what was signed.");
                }
            }
        }
        foreach (var note in results.Select(r => r.CopyNote).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            output.WriteLine(Printable.Line(note));
        }
        if (one)
        {
            return;
        }
        var good = results.Count(r => r.Report.State is CredentialState.Valid or CredentialState.ValidUnrecognised);
        var others = passedOver == 0 ? "" : passedOver == 1 ? " 1 other JSON file was not judged." : FormattableString.Invariant($" {passedOver} other JSON files were not judged.");
        var which = good < results.Length ? FormattableString.Invariant($"{good} ") : results.Length > 1 ? "all " : "";
        output.WriteLine($"{Words.Counted(results.Length, "credential")}, {which}genuine and in force.{others}");
    }

    internal static void WriteJson(TextWriter output, ImmutableArray<VerifyResult> results, DateTimeOffset at, int passedOver, int exitCode)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, DiagnosticFormats.JsonOutput))
        {
            json.WriteStartObject();
            json.WriteNumber("format", 1);
            json.WriteString("at", Instant(at));
            json.WriteNumber("exitCode", exitCode);
            json.WriteNumber("passedOver", passedOver);
            json.WriteStartArray("results");
            foreach (var result in results)
            {
                WriteResult(json, result);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        output.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static void WriteResult(Utf8JsonWriter json, VerifyResult result)
    {
        var report = result.Report;
        json.WriteStartObject();
        json.WriteString("file", result.File);
        json.WriteString("state", StateName(report.State));
        json.WriteString("summary", result.Summary);
        json.WriteStartArray("checks");
        foreach (var check in report.Checks)
        {
            json.WriteStartObject();
            json.WriteString("name", JsonNamingPolicy.CamelCase.ConvertName(check.Name.ToString()));
            json.WriteString("verdict", JsonNamingPolicy.CamelCase.ConvertName(check.Verdict.ToString()));
            json.WriteString("reason", check.Reason);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("signers");
        foreach (var signer in report.Signers)
        {
            json.WriteStartObject();
            WriteTextOrNull(json, "memberId", signer.MemberId);
            WriteTextOrNull(json, "subject", signer.Subject);
            json.WriteString("verificationMethod", signer.VerificationMethod);
            json.WriteString("created", Instant(signer.Created));
            json.WriteBoolean("counts", signer.Counts);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteNumberOrNull(json, "authorityVersion", report.AuthorityVersion);
        WriteNumberOrNull(json, "ruleIndex", report.RuleIndex);
        json.WriteNumber("missingSigners", report.MissingSigners);
        json.WriteBoolean("waiting", report.IsWaiting);
        json.WriteString("kind", DocumentKinds.NameOf(result.Target.Kind));
        WriteTextOrNull(json, "address", result.Target.Address);
        WriteTextOrNull(json, "statusAsOf", report.StatusAsOf is { } asOf ? Instant(asOf) : null);
        json.WriteBoolean("bundle", result.Target.Bundle is not null);
        json.WriteBoolean("picture", result.Target.InPicture);
        if (result.Snapshot is { } copy)
        {
            json.WriteStartObject("copy");
            json.WriteString("of", copy.Of);
            WriteTextOrNull(json, "seen", copy.Seen is { } seen ? Instant(seen) : null);
            json.WriteEndObject();
        }
        if (result.Recognition is { } recognition)
        {
            json.WriteStartObject("recognition");
            json.WriteString("by", recognition.By);
            json.WriteString("as", recognition.Treaty.CountsAs.Name);
            json.WriteString("version", recognition.Treaty.CountsAs.Version);
            json.WriteString("until", Instant(recognition.Treaty.Until));
            json.WriteString("treaty", recognition.Treaty.Credential.Id);
            json.WriteString("sentence", recognition.Sentence);
            WriteTextOrNull(json, "because", recognition.Treaty.Terms.Reason);
            json.WriteEndObject();
        }
        json.WriteStartArray("endorsements");
        foreach (var endorsement in result.Endorsements)
        {
            WriteResult(json, endorsement);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The state's name as pages carry it in <c>data-state</c>.</summary>
    internal static string StateName(CredentialState state) => state == CredentialState.ValidUnrecognised ? "valid-unrecognised" : state.ToString().ToLowerInvariant();

    private static string Instant(DateTimeOffset instant) => instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static void WriteTextOrNull(Utf8JsonWriter json, string name, string? value)
    {
        if (value is null)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteNumberOrNull(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
