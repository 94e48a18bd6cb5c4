/// The `assets.yml` that a site begins with.
enum StarterConfiguration {
    /// Comments alone, so that everything stays at its default: `# ` begins prose, `#` alone a setting.
    static let text = """
        # Settings of 'assets'. Everything here is a comment, so the defaults hold; take the '#' away from what you
        # change. 'assets presets check' checks this file, and docs/CONFIGURATION.md explains every key.

        # Folders of posts; what the site's generator uses unless told.
        #posts: [_posts]

        # The front matter keys that name a picture; the known ones of common themes unless told.
        #keys: [image, header.teaser]

        # Whether pictures in the bodies of posts get variants too.
        #bodies: false

        # Where the variants lie, and the file that templates read.
        #output: assets/variants
        #manifest: _data/assets.json

        # Where 'assets add' puts photos, and a folder in which photos wait to be added; none unless told.
        #images: assets/images
        #inbox: _inbox

        # What stands before every URL; the baseurl of _config.yml unless told.
        #base_url: /blog

        # What is still there after a power cut: none, batch or full.
        #durability: batch

        # What one source may ask of the machine.
        #limits:
        #  pixels: 200MP
        #  bytes: 200MB
        #  deadline: 120s

        # How long 'assets clean' keeps variants that nothing calls for any more.
        #clean: {grace: 30d}

        # The recipes: header, card, thumb and social are built in, and 'assets presets show header' prints one.
        #presets:
        #  header:
        #    sizes: "(min-width: 1140px) 730px, 100vw"
        #  card:
        #    aspect: 3:2
        #    quality: {target: 70}
        #  social: false

        """
}
