# Does with libvips what jekyll_picture_tag 2.1.3 does with it for every file it makes (lib/jekyll_picture_tag/images/
# image_file.rb): open the source, resize by a factor, turn upright, write. Prints CPU and wall-clock seconds as JSON.
#
#   picture_tag.rb version
#   picture_tag.rb make LIST
require 'json'
require 'vips'

# The defaults of https://rbuchberger.github.io/jekyll_picture_tag/users/presets/default
SETTINGS = {
  'jpeg' => { Q: 75 },
  'webp' => { Q: 50 },
  'avif' => { Q: 30, compression: :av1, speed: 8 },
  'png' => { compression: 1 }
}.freeze
SUFFIX = { 'jpeg' => 'jpg' }.freeze

def seconds
  times = Process.times
  [times.utime + times.stime, Process.clock_gettime(Process::CLOCK_MONOTONIC)]
end

if ARGV[0] == 'version'
  puts Vips::VERSION
  exit
end

variants = JSON.parse(File.read(ARGV[1]))
start = seconds
variants.each do |variant|
  image = Vips::Image.new_from_file(variant['source'])
  image = image.resize(variant['width'].to_f / image.width).autorot
  output = "#{variant['output']}.#{SUFFIX.fetch(variant['format'], variant['format'])}"
  image.write_to_file(output, strip: true, **SETTINGS[variant['format']])
  File.rename(output, variant['output'])
end
cpu, wall = seconds.zip(start).map { |now, before| now - before }
puts JSON.generate(cpu: cpu, wall: wall)
