using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Publisher.Probes.Tests.Reading;
using Publisher.Probes.Tests.Reports;

namespace Publisher.Probes.Tests.OpenBadges3;

/// <summary>Whether it was revoked: by 1EdTech's own list, or by a bit of a Bitstring status list. Other purposes than revocation are passed over.</summary>
internal static class RevocationProbe
{
    private const string Name = "RevocationListProbe";
    private const int FewestEntries = 131_072;

    public static void Run(Credential credential, Report report)
    {
        if (credential.Json.Text("id") is not { } id)
        {
            report.Add(Name, Outcome.Fatal, "it has no id"); // theirs ends with an exception
            return;
        }
        foreach (var status in credential.Json.All("credentialStatus"))
        {
            var before = report.Findings.Count;
            if (status.Text("type") == "1EdTechRevocationList")
            {
                ByList(id, status, credential.Web, report);
            }
            else if (status.Text("type") == "BitstringStatusListEntry" && status.Text("statusPurpose") == "revocation")
            {
                ByBit(status, credential, report);
                return;
            }
            if (report.Findings.Count > before)
            {
                return;
            }
        }
    }

    private static void ByList(string id, JsonElement status, KnownWeb web, Report report)
    {
        if (status.Text("id") is not { } address || web.FindJson(address) is not { } list)
        {
            report.Add(Name, Outcome.Warning, "its list could not be fetched");
        }
        else if (list.All("revokedCredential").Any(entry => entry.Text("id") == id && entry.Member("revoked") is not { ValueKind: JsonValueKind.False }))
        {
            report.Add(Name, Outcome.Fatal, "it was revoked");
        }
    }

    private static void ByBit(JsonElement status, Credential credential, Report report)
    {
        void Refuse(string why) => report.Add(Name, Outcome.Error, why);
        if (status.Text("statusListCredential") is not { } address || credential.Web.FindJson(address) is not { } list)
        {
            report.Add(Name, Outcome.Fatal, "its status list could not be fetched");
            return;
        }
        var judged = Inspector.StatusList(list, credential.Web, credential.Graphs, credential.At);
        if (judged.Worst != Outcome.Valid)
        {
            report.Add(judged); // then the bit is not looked at
            return;
        }
        var subject = list.GetProperty("credentialSubject");
        if (subject.Text("statusPurpose") != "revocation")
        {
            Refuse($"its status list is for {subject.Text("statusPurpose")}");
        }
        else if (Bits(subject.Text("encodedList") ?? "") is not { } bits)
        {
            report.Add(Name, Outcome.Fatal, "its status list cannot be unpacked");
        }
        else if (bits.Length * 8 < FewestEntries || Index(status) is not { } index || index >= bits.Length * 8)
        {
            Refuse("its status list is too short");
        }
        else if ((bits[index / 8] & (0x80 >> (index % 8))) != 0)
        {
            report.Add(Name, Outcome.Fatal, "it was revoked");
        }
    }

    // A text or a number, whichever.
    private static int? Index(JsonElement status) => status.Member("statusListIndex") is { } index && int.TryParse(index.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static byte[]? Bits(string encoded)
    {
        try
        {
            using var packed = new MemoryStream(encoded is ['u', ..] ? System.Buffers.Text.Base64Url.DecodeFromChars(encoded.AsSpan(1)) : []);
            using var gzip = new GZipStream(packed, CompressionMode.Decompress);
            using var bits = new MemoryStream();
            gzip.CopyTo(bits);
            return bits.ToArray();
        }
        catch (Exception e) when (e is FormatException or InvalidDataException)
        {
            return null;
        }
    }
}
