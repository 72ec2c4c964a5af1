using System.Text;
using System.Text.Json;
using Publisher.Credentials.Baking;
using Publisher.Testing;

namespace Publisher.Credentials.Tests.Baking;

/// <summary>Pictures that others published: PngSuite, and what 1EdTech's validator is tested with.</summary>
public sealed class PublishedPictureTests
{
    [Fact]
    public void Every_valid_picture_of_the_suite_takes_awards_gives_them_back_and_keeps_every_other_chunk()
    {
        var files = Directory.GetFiles(RepositoryFiles.Vector("pngsuite", "contrib"), "*.png", SearchOption.AllDirectories)
            .Where(f => !f.Contains("crashers", StringComparison.Ordinal)).ToList();
        Assert.Equal(164, files.Count);
        foreach (var file in files)
        {
            var png = File.ReadAllBytes(file);
            Assert.True(BakedPng.TryBake(png, Pictures.Both, out var baked, out var problem), $"{file}: {problem}");
            Assert.True(BakedPng.TryRead(baked, out var content, out problem), $"{file}: {problem}");
            Assert.Equal((Pictures.Award, Pictures.Hosted), (Pictures.Text(content.Credential), content.AssertionText));
            Assert.Equal(Pictures.OtherChunks(png), Pictures.OtherChunks(baked));
            Assert.True(BakedPng.TryBake(baked, new(), out var plain, out _));
            Assert.Equal(png, plain);
        }
    }

    [Fact]
    public void Every_picture_that_crashed_a_decoder_is_refused_but_two_that_are_broken_only_inside_a_chunk()
    {
        var files = Directory.GetFiles(RepositoryFiles.Vector("pngsuite", "contrib", "testpngs", "crashers"), "*.png");
        Assert.Equal(23, files.Length);
        var taken = files.Where(f => BakedPng.TryBake(File.ReadAllBytes(f), Pictures.Both, out _, out _)).Select(f => Path.GetFileName(f)!);
        // Of these two the pixels, or what a chunk says, are wrong: baking neither reads nor changes that. Art is checked further (Publisher.Art).
        Assert.Equal(["badadler.png", "empty_ancillary_chunks.png"], taken.Order(StringComparer.Ordinal));
        Assert.All(files, f => Assert.False(BakedPng.TryRead(File.ReadAllBytes(f), out _, out _)));
    }

    [Theory]
    [InlineData("ob30/simple-json.png", "http://example.com/credentials/3527")]
    [InlineData("ob30/simple-json.svg", "http://example.com/credentials/3527")]
    public void A_credential_in_their_pictures_is_read(string file, string id)
    {
        var content = Read(file);
        Assert.Null(content.Assertion);
        using var credential = JsonDocument.Parse(content.Credential!.Value);
        Assert.Equal(id, credential.RootElement.GetProperty("id").GetString());
        Assert.True(credential.RootElement.TryGetProperty("proof", out _));
    }

    [Theory]
    [InlineData("ob30/simple-jwt.png")]
    [InlineData("ob30/simple-jwt.svg")]
    [InlineData("ob30/simple-jwt_v1.png")]
    [InlineData("ob30/simple-jwt_v1.svg")]
    public void A_JWT_in_their_pictures_is_read(string file)
    {
        var token = Encoding.UTF8.GetString(Read(file).Credential!.Value.Span);
        Assert.Matches(@"^eyJ[\w-]+\.[\w-]+\.[\w-]+\z", token);
    }

    [Fact]
    public void An_Open_Badges_2_assertion_in_their_picture_is_read()
    {
        var content = Read("ob20/simple-badge.png");
        Assert.Null(content.Credential);
        using var assertion = JsonDocument.Parse(content.AssertionText!);
        Assert.Equal("Assertion", assertion.RootElement.GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("ob20/assets/robotics-badge.png")]
    [InlineData("ob20/assets/beths-robot-badge.png")]
    public void Their_plain_pictures_carry_nothing(string file)
    {
        Assert.False(BakedImage.TryRead(Bytes(file), out _, out var problem));
        Assert.Equal(BakingProblemKind.NothingInside, problem.Kind);
    }

    private static byte[] Bytes(string file) => File.ReadAllBytes(RepositoryFiles.Vector(["1edtech-validator", "inspector-vc", "src", "test", "resources", .. file.Split('/')]));

    private static BakedContent Read(string file)
    {
        Assert.True(BakedImage.TryRead(Bytes(file), out var content, out var problem), $"{file}: {problem}");
        return content;
    }
}
