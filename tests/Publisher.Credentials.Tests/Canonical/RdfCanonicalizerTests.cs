using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CsCheck;
using Publisher.Credentials.Canonical;
using Publisher.Testing;

namespace Publisher.Credentials.Tests.Canonical;

public sealed class RdfCanonicalizerTests
{
    [Fact]
    public void All_64_published_datasets_have_their_canonical_form()
    {
        var cases = Cases("rdfc:RDFC10EvalTest");
        Assert.Equal(64, cases.Length);
        Assert.All(cases, test => Assert.Equal((test.Id, File.ReadAllText(test.Result!)), (test.Id, Canonical(File.ReadAllText(test.Action), test.Hash).Text)));
    }

    [Fact]
    public void All_21_published_label_maps_are_issued()
    {
        var cases = Cases("rdfc:RDFC10MapTest");
        Assert.Equal(21, cases.Length);
        foreach (var test in cases)
        {
            using var expected = JsonDocument.Parse(File.ReadAllBytes(test.Result!));
            var labels = Canonical(File.ReadAllText(test.Action), test.Hash).Labels;
            Assert.Equal(
                expected.RootElement.EnumerateObject().Select(pair => (pair.Name, pair.Value.GetString()!)).Order(),
                labels.Select(pair => (pair.Key, pair.Value)).Order());
        }
    }

    [Fact]
    public void The_poisoned_dataset_is_refused_and_not_worked_on_for_ever()
    {
        var test = Assert.Single(Cases("rdfc:RDFC10NegativeEvalTest"));
        Assert.Equal(RdfCanonicalForm.TooComplex, Canonical(File.ReadAllText(test.Action)).Form);
        Assert.Equal(86, Cases("").Length);
    }

    [Fact]
    public void Labels_and_order_of_quads_do_not_matter() => Gen.Select(Gen.Int[0, 5], Gen.Int[0, 2], Gen.Int[0, 8], Gen.Int[0, 2]).Array[1, 12].Select(Gen.Int[1, 1000])
        .Sample((quads, seed) =>
        {
            var lines = quads.Select(quad => (Func<Func<int, string>, string>)(name =>
                $"_:{name(quad.Item1)} <urn:p{quad.Item2}> {(quad.Item3 > 5 ? $"\"{quad.Item3}\"" : "_:" + name(quad.Item3))} {(quad.Item4 == 0 ? "" : $"<urn:g{quad.Item4}> ")}.\n")).ToArray();
            var plain = Canonical(string.Concat(lines.Select(line => line(node => $"n{node}"))));
            var mixed = Canonical(string.Concat(lines.Select(line => line(node => $"x{(node * 7) + seed}")).OrderBy(line => line.GetHashCode(StringComparison.Ordinal) % seed)));
            Assert.Equal(RdfCanonicalForm.Written, plain.Form);
            Assert.Equal(plain.Text, mixed.Text);
            Assert.Equal(plain.Text, Canonical(plain.Text).Text);
        });

    [Fact]
    public void Any_other_value_gives_another_form()
    {
        const string Quads = "_:a <urn:p> _:b .\n_:b <urn:q> \"1\" .\n<urn:x> <urn:p> _:a .\n";
        var plain = Canonical(Quads).Text;
        foreach (var (part, other) in new[] { ("\"1\"", "\"2\""), ("urn:q", "urn:r"), ("urn:x", "urn:y"), ("_:b <", "_:a <"), ("\"1\"", "\"1\"@en"), (" .\n<", " <urn:g> .\n<") })
        {
            var changed = Quads.Replace(part, other, StringComparison.Ordinal);
            Assert.NotEqual(Quads, changed);
            Assert.NotEqual(plain, Canonical(changed).Text);
        }
    }

    [Theory]
    [InlineData("_:a <urn:p> \"1\" .\n_:a <urn:p> \"1\" .\n")]
    [InlineData("<urn:a> <urn:p> \"1\" .\n<urn:a> <urn:p> \"1\" .\n")]
    public void Equal_quads_of_one_origin_are_one_and_of_two_origins_ambiguous(string quads)
    {
        Assert.Equal(RdfCanonicalForm.Written, CanonicalTwice(quads, RdfQuad.FromText));
        Assert.Equal(RdfCanonicalForm.AmbiguousDuplicate, CanonicalTwice(quads, 1));
    }

    [Theory]
    [InlineData("<urn:a> <urn:p> \"😀\" .\n<urn:a> <urn:p> \"Ａ\" .\n", RdfCanonicalForm.AmbiguousOrder)]
    [InlineData("<urn:a> <urn:p> \"😀\" .\n<urn:a> <urn:p> \"é\" .\n", RdfCanonicalForm.Written)]
    [InlineData("<urn:a> <urn:p> \"😀\" .\n<urn:a> <urn:p> \"😁\" .\n", RdfCanonicalForm.Written)]
    [InlineData("<urn:a> <urn:p> \"😀\" .\n<urn:b> <urn:p> \"Ａ\" .\n", RdfCanonicalForm.Written)]
    public void An_order_that_programs_disagree_about_is_refused(string quads, RdfCanonicalForm expected) => Assert.Equal(expected, Canonical(quads).Form);

    private static RdfCanonicalForm CanonicalTwice(string quads, long origin)
    {
        using var dataset = new RdfDataset();
        NQuadsReader.Read(quads, dataset);
        dataset.Add(dataset.Quads[0] with { Origin = origin });
        var output = new ArrayBufferWriter<byte>();
        var form = RdfCanonicalizer.Write(dataset, output);
        Assert.Equal(form == RdfCanonicalForm.Written ? 1 : 0, Encoding.UTF8.GetString(output.WrittenSpan).Count(symbol => symbol == '\n'));
        return form;
    }

    private static (RdfCanonicalForm Form, string Text, Dictionary<string, string> Labels) Canonical(string quads, string? hash = null)
    {
        using var dataset = new RdfDataset();
        var names = NQuadsReader.Read(quads, dataset);
        var output = new ArrayBufferWriter<byte>();
        var labels = new int[dataset.BlankNodes];
        var form = RdfCanonicalizer.Write(dataset, output, RdfCanonicalizer.GenerousWork, hash is null ? null : new HashAlgorithmName(hash), labels);
        return (form, Encoding.UTF8.GetString(output.WrittenSpan), names.ToDictionary(pair => pair.Key, pair => $"c14n{labels[pair.Value.Start]}"));
    }

    private static Case[] Cases(string type)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(RepositoryFiles.Vector("rdf-canon", "tests", "manifest.jsonld")));
        return [.. manifest.RootElement.GetProperty("entries").EnumerateArray()
            .Where(entry => type.Length == 0 || entry.GetProperty("type").GetString() == type)
            .Select(entry => new Case(
                entry.GetProperty("id").GetString()!,
                RepositoryFiles.Vector("rdf-canon", "tests", entry.GetProperty("action").GetString()!),
                entry.TryGetProperty("result", out var result) ? RepositoryFiles.Vector("rdf-canon", "tests", result.GetString()!) : null,
                entry.TryGetProperty("hashAlgorithm", out var hash) ? hash.GetString() : null))];
    }

    private sealed record Case(string Id, string Action, string? Result, string? Hash);
}
