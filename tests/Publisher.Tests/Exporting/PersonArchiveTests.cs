using System.Buffers;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Publisher.Content;
using Publisher.Credentials.Json;
using Publisher.Credentials.JsonLd;
using Publisher.Credentials.Status;
using Publisher.Diagnostics;
using Publisher.Exporting;
using Publisher.Tests.Fixtures;

namespace Publisher.Tests.Exporting;

public sealed class PersonArchiveTests
{
    private const string Light = "credentials/" + SignedSite.LightId + ".json";
    private const string Hands = "credentials/" + SignedSite.HandsId + ".json";

    [Fact]
    public void A_learner_record_is_read_by_our_term_tables_and_means_what_each_award_in_it_means()
    {
        var archive = Of(Signed());
        var record = Parse(File(archive, PersonArchive.Record));
        var whole = Canonical(record.Root, null);

        // The statements about an award that name it are all in the record.
        foreach (var path in new[] { Light, Hands })
        {
            var award = Parse(File(archive, path)).Root;
            var id = $"<{award.GetProperty("id").GetString()}>";
            string[] about = [.. Canonical(award, "proof").Where(l => l.StartsWith(id, StringComparison.Ordinal) && !l.Contains("_:", StringComparison.Ordinal))];
            Assert.NotEmpty(about);
            Assert.All(about, line => Assert.Contains(line, whole));
        }
    }

    [Fact]
    public void A_learner_record_embeds_each_award_with_its_exact_members_and_signatures()
    {
        var archive = Of(Signed());
        var subject = Parse(File(archive, PersonArchive.Record)).Root.GetProperty("credentialSubject");
        var embedded = subject.GetProperty("verifiableCredential").EnumerateArray().ToList();

        Assert.Equal(SignedSite.Wren, subject.GetProperty("id").GetString());
        Assert.Equal(2, embedded.Count);
        foreach (var path in new[] { Light, Hands })
        {
            var award = Parse(File(archive, path)).Root;
            var same = Assert.Single(embedded, e => e.GetProperty("id").GetString() == award.GetProperty("id").GetString());
            Assert.True(JsonElement.DeepEquals(award, same));
            Assert.Equal(award.EnumerateObject().Select(m => m.Name), same.EnumerateObject().Select(m => m.Name));
        }
    }

    [Fact]
    public void A_learner_record_has_no_signature_and_says_so()
    {
        var root = Parse(File(Of(Signed()), PersonArchive.Record)).Root;

        Assert.False(root.TryGetProperty("proof", out _));
        Assert.Contains("not signed", root.GetProperty("description").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_site_gives_the_same_bytes_and_another_one_others()
    {
        var (one, again) = (Of(Signed()), Of(Signed()));
        var other = Signed();
        other.Edit("content/members/wren.md", "name: Wren", "name: Wren Hale");

        Assert.Equal(ArchiveZip.Of("wren", one.Files), ArchiveZip.Of("wren", again.Files));
        Assert.NotEqual(ArchiveZip.Of("wren", one.Files), ArchiveZip.Of("wren", Of(other).Files));
    }

    [Fact]
    public void The_zip_file_holds_every_file_below_one_folder_as_it_is()
    {
        var archive = Of(Signed());
        using var zip = new ZipArchive(new MemoryStream(ArchiveZip.Of("wren", archive.Files)), ZipArchiveMode.Read);

        Assert.Equal(archive.Files.Select(f => "wren/" + f.Path), zip.Entries.Select(e => e.FullName));
        foreach (var (entry, file) in zip.Entries.Zip(archive.Files))
        {
            using var stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            Assert.Equal(file.Bytes.ToArray(), bytes.ToArray());
        }
    }

    [Fact]
    public void What_checking_takes_is_there_and_what_is_about_others_is_not()
    {
        var site = Signed();
        site.Award("first-light", "otheraaaaaaaaaaa", 9, draft => draft with { HolderId = "urn:uuid:0a0a0a0a-0000-4000-8000-0000000000ff" });
        site.SignList(SignedSite.Ada, 7, 9);
        site.Decide(SignedSite.LightId, StatusAction.Revoke);
        site.Decide("otheraaaaaaaaaaa", StatusAction.Revoke);
        var paths = Of(site).Files.Select(f => f.Path).ToList();

        Assert.Equal(paths.Order(StringComparer.Ordinal), paths);
        string[] takes =
        [
            Light, Hands, "did.json", "authority/1.json", "status/1.json", $"status/decisions/{SignedSite.LightId}-revoke.json", $"evidence/{SignedSite.HandsId}/notes.txt",
            "badges/first-light/1.0/achievement.json", "badges/first-light/1.0/image.svg", "badges/two-hands/1.0/image.png", PersonArchive.Index, PersonArchive.Record, PersonArchive.Table,
        ];
        Assert.All(takes, path => Assert.Contains(path, paths));
        Assert.DoesNotContain(paths, p => p.Contains("otheraaaaaaaaaaa", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_said_about_the_awards_goes_along_and_what_was_said_about_others_stays()
    {
        var site = Signed();
        site.Award("first-light", "otheraaaaaaaaaaa", 9, draft => draft with { HolderId = "urn:uuid:0a0a0a0a-0000-4000-8000-0000000000ff" });
        site.Endorse(SignedSite.LightId, "saidaaaaaaaaaaaa", SignedSite.Ben);
        site.Endorse(SignedSite.HandsId, "unsaidaaaaaaaaaa", SignedSite.Mallory);
        site.Unsay("unsaidaaaaaaaaaa", own: SignedSite.Mallory);
        site.Endorse("otheraaaaaaaaaaa", "elsewhereaaaaaaa", SignedSite.Ben);
        var paths = Of(site).Files.Select(f => f.Path).ToList();

        Assert.Equal(["endorsements/saidaaaaaaaaaaaa.json"], paths.Where(p => p.StartsWith("endorsements/", StringComparison.Ordinal)));
        Assert.Equal(["status/decisions/unsaidaaaaaaaaaa-withdraw.json"], paths.Where(p => p.StartsWith("status/decisions/", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_link_and_picture_of_the_page_is_a_file_of_the_archive_or_on_the_web()
    {
        var archive = Of(Signed());
        var page = Text(archive, PersonArchive.Index);
        var targets = System.Text.RegularExpressions.Regex.Matches(page, "(?:href|src)=\"([^\"]*)\"").Select(m => m.Groups[1].Value).ToList();

        Assert.Contains(Hands, targets);
        Assert.All(targets, t => Assert.True(t.StartsWith("https://", StringComparison.Ordinal) || archive.Files.Any(f => f.Path == t), t));
        Assert.Contains("publisher verify", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_says_what_the_signed_achievement_says_and_runs_nothing_in_a_spreadsheet()
    {
        var site = Signed();
        site.Unsign();
        site.Edit("content/badges/first-light.md", "name: ", "outcomes: [\"=Opens the workshop\"]\nlevel: EQF 3\ncredits: {value: 1.5, unit: ECTS}\nworkload: 40 h\nname: ");
        site.SignAll();
        var lines = Text(Of(site), PersonArchive.Table).Split('\n');

        Assert.Equal("title,date,expires,awarding body,learning outcomes,workload,level,credits,verification address,state", lines[0]);
        var line = Assert.Single(lines, l => l.Contains(SignedSite.LightId, StringComparison.Ordinal));
        Assert.Contains(",2026-02-03,,", line, StringComparison.Ordinal);
        Assert.Contains(",'=Opens the workshop,", line, StringComparison.Ordinal);
        Assert.Contains(",1.5 ECTS,", line, StringComparison.Ordinal);
        Assert.EndsWith($"/awards/{SignedSite.LightId}/,good", line, StringComparison.Ordinal);
    }

    private static SignedSite Signed()
    {
        var site = SignedSite.Minimal();
        site.SignAll();
        return site;
    }

    private static PersonArchive Of(SignedSite site)
    {
        var result = Pipeline.Check(site.Tree);
        Assert.False(result.HasErrors, string.Join('\n', result.Diagnostics.Select(d => $"{d.Location.Path} {d.Descriptor.Code} {d.Message}")));
        var found = new DiagnosticBag();
        Member person = result.Verified!.Content.Members.Single(m => m.Id == SignedSite.Wren);
        var archive = PersonArchive.Of(result.Verified, person, found);
        Assert.True(found.IsEmpty);
        return archive;
    }

    private static ReadOnlyMemory<byte> File(PersonArchive archive, string path) => Assert.Single(archive.Files, f => f.Path == path).Bytes;

    private static string Text(PersonArchive archive, string path) => Encoding.UTF8.GetString(File(archive, path).Span);

    private static SignedDocument Parse(ReadOnlyMemory<byte> bytes) => SignedSite.Parse(bytes.ToArray());

    private static ImmutableArray<string> Canonical(JsonElement root, string? except)
    {
        var output = new ArrayBufferWriter<byte>();
        Assert.True(JsonLdCanonicalizer.TryCanonicalize(root, ContextSet.Foreign, output, out var problem, except), problem?.ToString());
        return [.. Encoding.UTF8.GetString(output.WrittenSpan).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
