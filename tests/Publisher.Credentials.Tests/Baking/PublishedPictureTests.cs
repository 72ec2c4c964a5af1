using System.Text;
using System.Text.Json;
using Publisher.Credentials.Baking;
using Publisher.Credentials.Tests.Manifests;
using Publisher.Testing;

namespace Publisher.Credentials.Tests.Baking;

/// <summary>Pictures that others published: PngSuite, of which each has its line in a manifest, and what 1EdTech's validator is tested with.</summary>
public sealed class PublishedPictureTests
{
    [Fact]
    public void Every_picture_has_a_line() => Assert.Equal(
        Manifest.Files(RepositoryFiles.Vector("pngsuite", "contrib")).Where(f => f.EndsWith(".png", StringComparison.Ordinal)),
        Manifest.Lines("pngsuite.txt").Select(l => l[0]).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_picture_that_is_taken_gives_its_awards_back_and_keeps_every_other_chunk()
    {
        foreach (var (file, png) in Suite(line => line[2] == "taken"))
        {
            Assert.True(BakedPng.TryBake(png, Pictures.Both, out var baked, out var problem), $"{file}: {problem}");
            Assert.True(BakedPng.TryRead(baked, out var content, out problem), $"{file}: {problem}");
            Assert.Equal((Pictures.Award, Pictures.Hosted), (Pictures.Text(content.Credential), content.AssertionText));
            Assert.Equal(Pictures.OtherChunks(png), Pictures.OtherChunks(baked));
            Assert.True(BakedPng.TryBake(baked, new(), out var plain, out _));
            Assert.Equal(png, plain);
        }
    }

    [Fact]
    public void Every_picture_that_is_damaged_is_refused() => Assert.All(Suite(line => line[2] == "damaged"), picture =>
    {
        Assert.False(BakedPng.TryBake(picture.Bytes, Pictures.Both, out _, out var problem));
        Assert.Equal(BakingProblemKind.Damaged, problem.Kind);
        Assert.False(BakedPng.TryRead(picture.Bytes, out _, out problem));
        Assert.Equal(BakingProblemKind.Damaged, problem.Kind);
    });

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

    private static List<(string File, byte[] Bytes)> Suite(Func<string[], bool> which)
    {
        var folder = RepositoryFiles.Vector("pngsuite", "contrib");
        var chosen = Manifest.Lines("pngsuite.txt").Where(which).Select(line => (line[0], File.ReadAllBytes(Path.Combine(folder, line[0])))).ToList();
        Assert.NotEmpty(chosen);
        return chosen;
    }

    private static byte[] Bytes(string file) => File.ReadAllBytes(RepositoryFiles.Vector(["1edtech-validator", "inspector-vc", "src", "test", "resources", .. file.Split('/')]));

    private static BakedContent Read(string file)
    {
        Assert.True(BakedImage.TryRead(Bytes(file), out var content, out var problem), $"{file}: {problem}");
        return content;
    }
}
