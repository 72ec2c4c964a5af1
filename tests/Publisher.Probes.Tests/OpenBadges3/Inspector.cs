using System.Text.Json;
using Publisher.Probes.Tests.Reading;
using Publisher.Probes.Tests.Reports;

namespace Publisher.Probes.Tests.OpenBadges3;

/// <summary>
/// What 1EdTech's public validator asks of Open Badges 3.0, probe by probe and in its order, written anew from what it does. It decides nothing by this project's verifier and
/// so can judge what the project publishes. Not here: JWTs, selective disclosure, refresh services (they need a network that answers).
/// </summary>
internal sealed class Inspector(KnownWeb web, Graphs graphs, DateTimeOffset at)
{
    /// <summary>Judges a file with an award in it.</summary>
    public Report Award(ReadOnlySpan<byte> file)
    {
        var report = new Report();
        if (Payload.Read(file, "openbadgecredential", Payload.Namespace3, "credential", out var problem) is not { } json)
        {
            report.Add("CredentialParseProbe", Outcome.Fatal, problem);
            return report;
        }
        var award = new Credential(json, CredentialKind.Award, web, graphs, at);
        Run(award, report, [JsonLdProbe.Run, ContextProbe.Run, TypeProbe.Run, SchemaProbe.Run, InlineSchemaProbe.Run, SubjectProbe.Award, EvidenceProbe.Run, IssuerProbe.Run, ProofProbe.Run, RevocationProbe.Run, DatesProbe.Expiry, DatesProbe.Issuance]);
        if (!report.IsBroken)
        {
            foreach (var endorsement in json.Anywhere("endorsement"))
            {
                report.Add(Endorsement(endorsement));
            }
        }
        return report;
    }

    /// <summary>Judges an endorsement, by itself or inside an award.</summary>
    public Report Endorsement(JsonElement json)
    {
        var report = new Report();
        Run(new(json, CredentialKind.Endorsement, web, graphs, at), report, [JsonLdProbe.Run, ContextProbe.Run, TypeProbe.Run, SchemaProbe.Run, InlineSchemaProbe.Run, ProofProbe.Run, RevocationProbe.Run, DatesProbe.Expiry, DatesProbe.Issuance]);
        return report;
    }

    /// <summary>Judges a status list.</summary>
    public static Report StatusList(JsonElement json, KnownWeb web, Graphs graphs, DateTimeOffset at)
    {
        var report = new Report();
        Run(new(json, CredentialKind.StatusList, web, graphs, at), report, [ContextProbe.Run, TypeProbe.Run, SubjectProbe.StatusList, ProofProbe.Run]);
        return report;
    }

    private static void Run(Credential credential, Report report, Action<Credential, Report>[] probes)
    {
        foreach (var probe in probes)
        {
            probe(credential, report);
            if (report.IsBroken)
            {
                return;
            }
        }
    }
}
